/** Picks one of two sample texts: the gallery is looked at in Chinese and in English. */
export type Say = (zh: string, en: string) => string;
