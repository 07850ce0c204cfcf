/**
 * dateline-core: who did what to whom, when, where and according to whom, from news articles.
 *
 * Everything that goes in and out is plain JSON: it can be stored, sent and given back. Offsets count UTF-16 units of
 * `text`, so that `text.slice(start, end)` are the words.
 */

/** What is known of a text. Anything may be left out. */
export interface ArticleOptions {
  /** Tells the article from others; its title stands in for it. */
  id?: string | null;
  /** The headline. It is not looked for in the text. */
  title?: string | null;
  /** Who published it. */
  outlet?: string | null;
  /** Who wrote it. */
  author?: string | null;
  /** Where it was published. It is never opened. */
  url?: string | null;
  /**
   * The day of publication, best as `2025-09-15`; a time and zone after it are passed over. “Yesterday” and “on
   * Friday” are told from it. Where it is left out, the text's own dateline is asked: “KABUL, May 26, 2025 –”.
   */
  published?: string | null;
}

/** An article that is still to be read: what `read` finds in a file, or what you put together. */
export interface Article extends ArticleOptions {
  /** The article's text; paragraphs are separated by a line break. */
  text: string;
  /** How `published` is known. Where it stands, no dateline is asked. */
  published_basis?: ArticleRecord["published_basis"] | null;
  /** What the reader of the file noticed. */
  notes?: Note[];
  schema?: "dateline/1";
  offsets?: "utf16" | "code_points";
}

/** What a file held. */
export interface Opened {
  /** The articles, in the order of the file. Their ids are unique within it. */
  articles: Article[];
  /** What could not be read and what to do, a sentence each. */
  notes: string[];
}

/**
 * Where the WebAssembly is, or the WebAssembly itself: an address, a `URL`, a `Response` or a promise of one, the bytes, or a
 * `WebAssembly.Module`. Not every host of TypeScript has types for these.
 */
export type WasmSource = string | object;

/**
 * Starts the engine, once; later calls wait for the first. Browsers and workers must await it before anything else. Node
 * and Deno start by themselves where the package lies on their disk.
 *
 * @param from Where the WebAssembly is, if it does not lie beside the module: some bundlers move it.
 * @throws Error when it cannot be loaded. Another call tries again.
 */
export function init(from?: WasmSource): Promise<void>;

/**
 * Reads an article: everything that it says. Any text can be read, also an empty one.
 *
 * @throws TypeError when an argument is of the wrong kind, an option has another name, or `published` is no day.
 */
export function extract(text: string, options?: ArticleOptions | null): ArticleRecord;
export function extract(article: Article): ArticleRecord;

/**
 * Opens a file: plain text, Markdown, a saved HTML page, JSON, JSON Lines, CSV, or a ZIP of these. Nothing in it fails:
 * what cannot be read is told in `notes`.
 *
 * @param bytes The file's bytes.
 * @param name The file's name. Its ending is a hint, and ids are made from it.
 * @throws TypeError when an argument is of the wrong kind.
 */
export function read(bytes: Uint8Array | ArrayBuffer, name: string): Opened;

/**
 * Puts records together: who is who across articles, what happened when, where articles disagree, which copy which.
 * Records may have been stored as JSON in between, and may come from `dateline extract` too: the JSON there counts code
 * points, which `fold` knows by the missing `offsets`.
 *
 * The order of the records decides where nothing else does. Ids that were given before get a number: `report (2)`.
 *
 * @throws TypeError that names the record and the part of it that cannot be.
 */
export function fold(records: readonly ArticleRecord[]): Dossier;

/** The version of the engine. */
export function version(): string;
