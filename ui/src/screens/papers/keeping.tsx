// A copy of a file is kept only where that is asked for: ticked while the file is chosen, sent once the document is recorded.

import { Checkbox } from "antd";
import { useRef, useState } from "react";
import { backend } from "../../backend/commands";
import { useOutcome } from "../../parts/recording";
import { useWords } from "../../text/language";
import { useToast } from "../../widgets/toast";

export interface Keeping {
  /** The bytes of a file that was chosen just now; they leave the window only if its box is ticked. */
  remember: (sha256: string, base64: string) => void;
  /** Of a file that was recorded before only its fingerprint is here. */
  offers: (sha256: string) => boolean;
  wanted: ReadonlySet<string>;
  want: (sha256: string, wanted: boolean) => void;
  /** To be called once the document names its files. */
  send: (document: string) => Promise<void>;
}

export function useKeeping(): Keeping {
  const bytes = useRef(new Map<string, string>());
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const keep = useKeepCopy();
  return {
    remember: (sha256, base64) => void bytes.current.set(sha256, base64),
    offers: (sha256) => bytes.current.has(sha256),
    wanted,
    want: (sha256, on) =>
      setWanted((before) => new Set([...before].filter((one) => one !== sha256).concat(on ? [sha256] : []))),
    send: async (document) => {
      for (const sha256 of wanted) {
        const base64 = bytes.current.get(sha256);
        if (base64) await keep(document, base64);
      }
    },
  };
}

/** Has a copy kept, and says why if it is not. */
export function useKeepCopy() {
  const tell = useOutcome();
  const toast = useToast();
  const { t, say } = useWords();
  return async (document: string, base64: string) => {
    const refused = await tell(() => backend.keepCopy({ document, base64 }));
    if (refused && refused.length > 0)
      toast.done(t("action.refused"), undefined, refused.map((one) => say(one.text)).join("\n"));
  };
}

export function KeepBox({ sha256, keeping }: { sha256: string; keeping: Keeping }) {
  const { t } = useWords();
  if (!keeping.offers(sha256)) return null;
  return (
    <Checkbox
      checked={keeping.wanted.has(sha256)}
      onChange={(event) => keeping.want(sha256, event.target.checked)}
      data-testid="keep-copy"
    >
      <span className="smaller">{t("papers.copyKeep")}</span>
    </Checkbox>
  );
}
