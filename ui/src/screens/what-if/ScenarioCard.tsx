// One thing that is supposed: its fields, and why it cannot be, where it cannot.

import { Button, Form, InputNumber, Select } from "antd";
import { type ReactNode, useId } from "react";
import type { Refusal } from "../../backend/bindings/Refusal";
import type { RegisteredFact } from "../../backend/bindings/RegisteredFact";
import { dayOf } from "../../clock";
import { EntityPick } from "../../parts/EntityPick";
import { PersonPick } from "../../parts/PersonPick";
import { dayField } from "../../parts/patch";
import { useLinkGroup, useRule } from "../../parts/queries";
import { RuleLink } from "../../parts/RuleLink";
import { StorePick } from "../../parts/StorePick";
import { complete, type Drafted, type Kind, type Value } from "../../parts/supposition";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import {
  Book,
  Chain,
  Cross,
  Flag,
  Hourglass,
  type IconType,
  Leave,
  Rule,
  Shop,
  Warning,
} from "../../widgets/icons";
import { ParamControl } from "../rulebook/ParamControl";
import { useValues } from "../rulebook/values";
import { DocumentPick, GroupPick, ParamPick, RulePick, useChosen } from "./picks";
import styles from "./whatIf.module.css";

export const kindIcon: Record<Kind, IconType> = {
  "fact-changes": Shop,
  "person-leaves": Leave,
  "document-ends": Hourglass,
  "promotion-starts": Flag,
  "link-stands": Chain,
  "member-penalised": Warning,
  value: Rule,
  "new-rules": Book,
};

const facts: RegisteredFact[] = ["legal-representative", "licence-address", "bank-account", "name"];

interface Props {
  of: Drafted;
  refusals: Refusal[];
  onChange: (part: Partial<Drafted>) => void;
  onRemove: () => void;
}

export function ScenarioCard({ of, refusals, onChange, onRemove }: Props) {
  const { t, say } = useWords();
  const Icon = kindIcon[of.suppose];
  return (
    <section
      className={`card ${styles.scenario}`}
      aria-label={t(`whatIf.kind.${of.suppose}`)}
      data-testid={`scenario-${of.suppose}`}
      data-complete={complete(of) !== null}
    >
      <header className="row">
        <Icon />
        <h2 className="grow">{t(`whatIf.kind.${of.suppose}`)}</h2>
        <Button
          size="small"
          type="text"
          icon={<Cross />}
          aria-label={t("whatIf.remove", { what: t(`whatIf.kind.${of.suppose}`) })}
          onClick={onRemove}
        />
      </header>
      <Form component={false} layout="vertical">
        <div className={styles.fields}>
          <Fields of={of} onChange={onChange} />
        </div>
      </Form>
      {refusals.map((one) => (
        <p
          key={one.code}
          className={styles.refused}
          data-tone="red"
          role="alert"
          data-testid="scenario-refused"
        >
          {say(one.text)} {one.rule ? <RuleLink id={one.rule}>{t("todo.rule")}</RuleLink> : null}
        </p>
      ))}
    </section>
  );
}

function Field({
  label,
  wide,
  children,
}: {
  label: string;
  wide?: boolean;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <Form.Item label={label} htmlFor={id} className={wide ? styles.wide : undefined}>
      {children(id)}
    </Form.Item>
  );
}

function Day({
  label,
  value,
  onChange,
}: {
  label: string;
  value?: string;
  onChange: (day?: string) => void;
}) {
  return (
    <Field label={label}>
      {(id) => (
        <DateTimeField
          id={id}
          day
          value={dayField(value ?? null)}
          onChange={(at) => onChange(at ? dayOf(at) : undefined)}
        />
      )}
    </Field>
  );
}

function Fields({ of, onChange }: Pick<Props, "of" | "onChange">) {
  const { t } = useWords();
  const chosen = useChosen(of.entity ?? of.person ?? of.store);
  switch (of.suppose) {
    case "fact-changes":
      return (
        <>
          <Field label={t("whatIf.company")} wide>
            {(id) => (
              <EntityPick
                id={id}
                value={of.entity?.slice("entity:".length)}
                known={chosen}
                onChange={(uscc) => onChange({ entity: uscc ? `entity:${uscc}` : undefined })}
              />
            )}
          </Field>
          <Field label={t("whatIf.fact")}>
            {(id) => (
              <Select
                id={id}
                value={of.fact}
                onChange={(fact: RegisteredFact) => onChange({ fact })}
                options={facts.map((value) => ({ value, label: t(`registeredFact.${value}`) }))}
              />
            )}
          </Field>
          <Day label={t("whatIf.day")} value={of.day} onChange={(day) => onChange({ day })} />
        </>
      );
    case "person-leaves":
      return (
        <>
          <Field label={t("whatIf.person")}>
            {(id) => (
              <PersonPick
                id={id}
                value={of.person}
                known={[chosen && { ...chosen, phone: null }]}
                onChange={(person) => onChange({ person: person ?? undefined })}
              />
            )}
          </Field>
          <Day label={t("whatIf.left")} value={of.day} onChange={(day) => onChange({ day })} />
        </>
      );
    case "document-ends":
      return (
        <Field label={t("whatIf.document")} wide>
          {(id) => (
            <DocumentPick id={id} value={of.document} onChange={(document) => onChange({ document })} />
          )}
        </Field>
      );
    case "promotion-starts":
      return (
        <>
          <Field label={t("whatIf.store")} wide>
            {(id) => (
              <StorePick
                id={id}
                value={of.store}
                known={chosen}
                onChange={(store) => onChange({ store: store ?? undefined })}
              />
            )}
          </Field>
          <Day label={t("whatIf.from")} value={of.from} onChange={(from) => onChange({ from })} />
          <Day label={t("whatIf.to")} value={of.to} onChange={(to) => onChange({ to })} />
          <Field label={t("whatIf.accounts")}>
            {(id) => (
              <InputNumber
                id={id}
                className="wide"
                min={1}
                precision={0}
                value={of.accounts ?? null}
                onChange={(accounts) => onChange({ accounts: accounts ?? undefined })}
              />
            )}
          </Field>
        </>
      );
    case "link-stands":
      return (
        <>
          <Field label={t("whatIf.group")} wide>
            {(id) => <GroupPick id={id} value={of.group} onChange={(group) => onChange({ group })} />}
          </Field>
          <Day label={t("whatIf.stands")} value={of.day} onChange={(day) => onChange({ day })} />
        </>
      );
    case "member-penalised":
      return <Member of={of} onChange={onChange} />;
    case "value":
      return <Setting of={of} onChange={onChange} />;
    case "new-rules":
      return <p className={`soft ${styles.wide}`}>{t("whatIf.newRules")}</p>;
  }
}

function Member({ of, onChange }: Pick<Props, "of" | "onChange">) {
  const { t } = useWords();
  return (
    <>
      <Field label={t("whatIf.group")} wide>
        {(id) => (
          <GroupPick id={id} value={of.group} onChange={(group) => onChange({ group, store: undefined })} />
        )}
      </Field>
      {of.group ? (
        <Members group={of.group} value={of.store} onChange={(store) => onChange({ store })} />
      ) : null}
      <Day label={t("whatIf.penalised")} value={of.day} onChange={(day) => onChange({ day })} />
    </>
  );
}

interface MembersProps {
  group: string;
  value?: string;
  onChange: (store?: string) => void;
}

function Members({ group, value, onChange }: MembersProps) {
  const { t } = useWords();
  const members = useLinkGroup(group).data?.state.members ?? [];
  return (
    <Field label={t("whatIf.member")}>
      {(id) => (
        <StorePick
          id={id}
          value={value}
          only={members.map((member) => member.store)}
          onChange={(store) => onChange(store ?? undefined)}
        />
      )}
    </Field>
  );
}

function Setting({ of, onChange }: Pick<Props, "of" | "onChange">) {
  const { t } = useWords();
  return (
    <>
      <Field label={t("whatIf.rule")} wide>
        {(id) => (
          <RulePick
            id={id}
            value={of.rule}
            onChange={(rule) => onChange({ rule, param: undefined, value: undefined })}
          />
        )}
      </Field>
      {of.rule ? <Param rule={of.rule} of={of} onChange={onChange} /> : null}
    </>
  );
}

function Param({ rule, of, onChange }: Pick<Props, "of" | "onChange"> & { rule: string }) {
  const { t } = useWords();
  const { nameOf, inWords } = useValues();
  const params = useRule(rule).data?.rule.params ?? {};
  const chosen = of.param ? params[of.param] : undefined;
  return (
    <>
      <Field label={t("whatIf.param")}>
        {(id) => (
          <ParamPick
            id={id}
            value={of.param}
            params={params}
            nameOf={nameOf}
            onChange={(param) => onChange({ param, value: params[param]?.value as Value })}
          />
        )}
      </Field>
      {chosen ? (
        <Field label={t("whatIf.value", { value: inWords(chosen.unit, chosen.value) })}>
          {(id) => (
            <ParamControl
              id={id}
              param={chosen}
              value={of.value}
              onChange={(value) => onChange({ value: (value ?? undefined) as Value | undefined })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
