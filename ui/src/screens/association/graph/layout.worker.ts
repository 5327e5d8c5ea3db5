// Arranges off the window's own thread, so that nothing stands still meanwhile.

import { type Arrangement, arrange } from "./arrange";

self.onmessage = ({ data }: MessageEvent<Arrangement>) => self.postMessage(arrange(data));
