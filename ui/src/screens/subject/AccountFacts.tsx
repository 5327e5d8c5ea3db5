import type { ReactNode } from "react";
import type { Field } from "../../backend/bindings/Field";
import type { PersonRow } from "../../backend/bindings/PersonRow";
import type { SubAccountPage } from "../../backend/bindings/SubAccountPage";
import styles from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { SetByYou } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { absoluteLong } from "../../widgets/time";

/** Attributes that the groups below show; what else Rust names stands in the last group. */
const grouped = new Set([
  "kind",
  "created_at",
  "holder",
  "position",
  "department",
  "dispatch",
  "dispatch_weight",
  "security_phone",
  "verification_phone",
  "shared",
  "users",
  "certificate",
  "platform_status",
  "archived",
]);

export function AccountFacts({ of, fields }: { of: SubAccountPage; fields: Field[] }) {
  const { t, say } = useWords();
  const none = <span className="faint">{t("common.none")}</span>;
  const asHolder = of.holder?.phone
    ? t("account.asHolderPhone", { phone: of.holder.phone })
    : t("account.asHolder");
  const phone = (own: string | null) => own ?? <span className="soft">{asHolder}</span>;
  const bounds = of.weight_bounds;
  const usual = of.dispatch ? (bounds?.default ?? null) : null;
  const unset =
    usual === null ? none : <span className="soft">{t("account.weightUnset", { weight: usual })}</span>;
  const rest = fields.filter((field) => !grouped.has(field.name));
  return (
    <div className="stack">
      <Group name={t("account.groups.account")}>
        <Fact name={t("account.kind")}>{of.kind === "temp-cs" ? t("form.tempCs") : t("form.regular")}</Fact>
        <Fact name={t("account.created")}>
          {of.created_at ? (
            <time dateTime={of.created_at}>{absoluteLong(of.created_at)}</time>
          ) : (
            <span className="soft">{t("account.createdUnknown")}</span>
          )}
        </Fact>
        <Fact name={t("account.position")}>{of.position ?? none}</Fact>
        <Fact name={t("account.department")}>{of.department ?? none}</Fact>
      </Group>
      <Group name={t("account.groups.people")}>
        <Fact name={t("account.holder")}>
          {of.holder ? <Person of={of.holder} /> : <span className="soft">{t("account.nobody")}</span>}
        </Fact>
        <Fact name={t("account.securityPhone")}>{phone(of.security_phone)}</Fact>
        <Fact name={t("account.verificationPhone")}>{phone(of.verification_phone)}</Fact>
        {of.shared || of.users.length > 0 ? (
          <>
            <Fact name={t("account.shared")}>{of.shared ? t("rule.yes") : t("rule.no")}</Fact>
            <Fact name={t("account.users")}>
              {of.users.length === 0
                ? none
                : of.users.map((one, place) => (
                    <span key={one.subject}>
                      {place > 0 ? t("common.comma") : null}
                      <Person of={one} brief />
                    </span>
                  ))}
            </Fact>
          </>
        ) : null}
      </Group>
      <Group name={t("account.groups.work")}>
        <Fact name={t("account.dispatch")}>
          {of.dispatch === null ? none : of.dispatch ? t("account.dispatchOn") : t("account.dispatchOff")}
        </Fact>
        <Fact name={t("account.weight")}>
          {of.dispatch_weight ?? unset}
          {of.dispatch_weight !== null && bounds ? (
            <span className="soft smaller">
              {" "}
              {t("account.weightBounds", bounds)} <SetByYou by={[bounds.rule]} plain />
            </span>
          ) : null}
        </Fact>
        <Fact name={t("account.certificate")}>
          {of.certificate ? (
            of.certificate.since ? (
              t("account.certificateAt", { place: of.certificate.place, since: of.certificate.since })
            ) : (
              of.certificate.place
            )
          ) : (
            <span className="soft">{t("account.certificateNone")}</span>
          )}
        </Fact>
      </Group>
      {of.platform_codes.length > 0 ? (
        <Group name={t("account.groups.platform")} note={t("account.codes")}>
          {of.platform_codes.map(({ interface: name, code, meaning }) => (
            <Fact key={`${name} ${code}`} name={t("account.code", { code })}>
              {meaning ?? <span className="soft">{t("account.codeUnknown")}</span>}
              <span className={`soft smaller ${styles.source}`}>{t("account.interface", { name })}</span>
            </Fact>
          ))}
        </Group>
      ) : null}
      {rest.length > 0 ? (
        <Group name={t("account.groups.more")}>
          {rest.map((field) => (
            <Fact key={field.name} name={say(field.label)}>
              {say(field.value)}
            </Fact>
          ))}
        </Group>
      ) : null}
    </div>
  );
}

function Group({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div className={styles.factGroup}>
      <h4>{name}</h4>
      <dl className={styles.fields}>{children}</dl>
      {note ? <p className="soft smaller">{note}</p> : null}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Person({ of, brief }: { of: PersonRow; brief?: boolean }) {
  const { open } = usePlace();
  return (
    <>
      <button type="button" className="bare link" onClick={() => open(of.subject)} data-testid="holder">
        {of.name}
      </button>
      {of.phone && !brief ? <span className="soft"> · {of.phone}</span> : null}
    </>
  );
}
