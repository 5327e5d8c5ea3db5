// A list of words: tags, categories. Typed freely, with those in use on offer.

import { Select } from "antd";
import { useWords } from "../text/language";
import { useTags } from "./queries";

interface Props {
  id?: string;
  value?: string[];
  onChange?: (words: string[]) => void;
  placeholder?: string;
  /** On offer. */
  known?: string[];
}

/** They part words that are pasted together; Rust knows the same. */
const marks = [",", "，", "、", ";", "；", "|", "/"];

export function WordsPick({ id, value = [], onChange, placeholder, known = [] }: Props) {
  return (
    <Select
      id={id}
      mode="tags"
      value={value}
      tokenSeparators={marks}
      placeholder={placeholder}
      onChange={(words: string[]) =>
        onChange?.([...new Set(words.map((word) => word.trim()).filter((word) => word !== ""))])
      }
      options={known.map((word) => ({ value: word, label: word }))}
      suffixIcon={null}
    />
  );
}

/** Words without an order of their own, so that none is recorded as a change. */
export function WordSetPick(props: Omit<Props, "known">) {
  return <WordsPick {...props} onChange={(words) => props.onChange?.([...words].sort())} />;
}

/** Tags of everything are on offer for everything, so that one word stays one word. */
export function TagPick(props: Omit<Props, "known" | "placeholder">) {
  const { t } = useWords();
  const known = (useTags().data ?? []).map((row) => row.tag);
  return (
    <WordsPick
      {...props}
      onChange={(words) => props.onChange?.([...words].sort())}
      known={known}
      placeholder={t("record.tagsHint")}
    />
  );
}
