/** What `generated/toolchain/manifest.json` says of the files that make up the browser's compiler. */

/** One file beside the manifest: a piece of the whole, compressed on its own. */
export interface AssetPart {
  /** The file's name; it holds a hash of the content, so a name never changes its meaning. */
  readonly name: string;
  /** Bytes as stored (gzip). */
  readonly size: number;
  /** Bytes when decompressed. */
  readonly rawSize: number;
  /** Of the stored bytes, in hexadecimal. */
  readonly sha256: string;
}

export interface AssetManifest {
  /** Of the package `@yowasp/clang`. */
  readonly version: string;
  /** `llvm.core.wasm`, in order. */
  readonly core: readonly AssetPart[];
  /** Clang's own headers: JSON, an array of `SourceFile`. */
  readonly resourceHeaders: readonly AssetPart[];
  /** Stored bytes of all parts together. */
  readonly totalBytes: number;
}
