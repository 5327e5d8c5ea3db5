// What Rust says of a contact or an account while it is typed: another store of the platform uses it already.

import { useContactVerdict } from "../../parts/queries";
import { RuleLink } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { useDebounced } from "../../widgets/debounce";
import { Warning } from "../../widgets/icons";
import styles from "../sub-accounts/login.module.css";

/** The fields whose values are compared with those of other stores. */
export type JudgedContact = "phone" | "email" | "login_phone" | "login_email" | "payment_account";

interface Props {
  store: string;
  field: JudgedContact;
  typed?: string | null;
}

export function ContactNote({ store, field, typed }: Props) {
  const { t, say } = useWords();
  const rested = useDebounced(typed ?? "");
  const { data } = useContactVerdict({ store, field, typed: rested }, rested !== "");
  if (!data?.warning || rested === "") return null;
  return (
    <p className={styles.line} data-tone="amber" role="status" data-testid="contact-note">
      <Warning />
      <span>
        {say(data.warning)} {data.rule ? <RuleLink id={data.rule}>{t("association.rule")}</RuleLink> : null}
      </span>
    </p>
  );
}
