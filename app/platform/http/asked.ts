/** What actions ask of a request. A `Request` is one; a short message is one without being a whole `Request`. */
export type Asked = Pick<Request, 'url' | 'headers' | 'formData'>;
