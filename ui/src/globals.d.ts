/** Built for looking at the window in a plain browser. */
declare const __PREVIEW__: boolean;
