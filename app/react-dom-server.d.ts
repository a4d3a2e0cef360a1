/** The build of React's server for web streams; the types of React 18 know it only by the name that Node resolves otherwise. */
declare module 'react-dom/server.browser' {
  export { renderToReadableStream } from 'react-dom/server';
}
