// What stands in the register was edited. Was it typed wrong, or has it changed? A change starts legal clocks, so nobody
// is taken to have meant one.

import { Form, Radio } from "antd";
import type { ReactNode } from "react";
import type { CompanyPage } from "../../backend/bindings/CompanyPage";
import type { RegisteredFact } from "../../backend/bindings/RegisteredFact";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useRequired } from "../../widgets/required";

/** What the form asks where a registered fact was edited. */
export interface FactChangeValues {
  because?: "changed" | "correction";
  /** The day from which it is so. */
  since?: string | null;
}

/** Of the form: what may be edited of each registered fact. */
interface Edited {
  name?: string;
  legal_representative?: string;
  bank_account_name?: string;
  bank_account_number?: string | null;
  licence_address?: { text?: string };
}

/** The registered facts that are another value now. What was not known before, and what is taken off, changes nothing. */
export function editedFacts(of: CompanyPage | undefined, now: Edited): RegisteredFact[] {
  if (!of) return [];
  const other = (was: string | null | undefined, is: string | null | undefined) =>
    Boolean(was && is?.trim() && is !== was);
  const edited: [RegisteredFact, boolean][] = [
    ["name", other(of.name, now.name)],
    ["licence-address", other(of.licence_address?.text, now.licence_address?.text)],
    ["legal-representative", other(of.legal_representative, now.legal_representative)],
    [
      "bank-account",
      other(of.bank_account_name, now.bank_account_name) ||
        other(of.bank_account_number, now.bank_account_number),
    ],
  ];
  return edited.filter(([, changed]) => changed).map(([fact]) => fact);
}

interface Props {
  facts: RegisteredFact[];
  /** What the change starts, from the day on which it took effect. */
  starts: (since: string) => ReactNode;
}

export function FactChangeField({ facts, starts }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const because = Form.useWatch<FactChangeValues["because"]>("because");
  const since = Form.useWatch<FactChangeValues["since"]>("since");
  if (facts.length === 0) return null;
  const names = facts.map((fact) => t(`registeredFact.${fact}`)).join(t("common.comma"));
  return (
    <div className="span stack tight" data-testid="fact-change">
      <Form.Item
        name="because"
        label={t("papers.becauseOf", { facts: names })}
        extra={t("papers.becauseHelp")}
        rules={required(t("papers.because"))}
      >
        <Radio.Group
          options={[
            { value: "changed", label: t("papers.factChanged") },
            { value: "correction", label: t("papers.factCorrected") },
          ]}
        />
      </Form.Item>
      {because === "changed" ? (
        <>
          <Form.Item
            name="since"
            label={t("papers.since")}
            extra={t("papers.sinceHelp")}
            rules={required(t("papers.since"))}
          >
            <DateTimeField day required />
          </Form.Item>
          {since ? starts(since) : null}
        </>
      ) : null}
    </div>
  );
}
