import type { Field } from "../../backend/bindings/Field";
import type { SubAccountPage } from "../../backend/bindings/SubAccountPage";
import { CodeFacts, Fact, FactGroup, PersonFact } from "../../parts/Facts";
import { SetByYou } from "../../parts/RuleLink";
import { WordFacts } from "../../parts/WordFacts";
import { useWords } from "../../text/language";
import { absoluteLong } from "../../widgets/time";

/** Attributes that the groups below show; what else Rust names stands in the last group. */
const grouped = new Set([
  "kind",
  "created_at",
  "last_login_at",
  "holder",
  "position",
  "department",
  "dispatch",
  "dispatch_weight",
  "security_phone",
  "verification_phone",
  "email",
  "shared",
  "users",
  "certificate",
  "platform_status",
  "tags",
  "notes",
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
      <FactGroup name={t("account.groups.account")}>
        <Fact name={t("account.kind")}>{of.kind === "temp-cs" ? t("form.tempCs") : t("form.regular")}</Fact>
        <Fact name={t("account.created")}>
          {of.created_at ? (
            <time dateTime={of.created_at}>{absoluteLong(of.created_at)}</time>
          ) : (
            <span className="soft">{t("account.createdUnknown")}</span>
          )}
        </Fact>
        {of.last_login_at ? (
          <Fact name={t("account.lastLogin")}>
            <time dateTime={of.last_login_at}>{absoluteLong(of.last_login_at)}</time>
          </Fact>
        ) : null}
        <Fact name={t("account.position")}>{of.position ?? none}</Fact>
        <Fact name={t("account.department")}>{of.department ?? none}</Fact>
      </FactGroup>
      <FactGroup name={t("account.groups.people")}>
        <Fact name={t("account.holder")}>
          {of.holder ? <PersonFact of={of.holder} /> : <span className="soft">{t("account.nobody")}</span>}
        </Fact>
        <Fact name={t("account.securityPhone")}>{phone(of.security_phone)}</Fact>
        <Fact name={t("account.verificationPhone")}>{phone(of.verification_phone)}</Fact>
        {of.email ? <Fact name={t("account.email")}>{of.email}</Fact> : null}
        {of.shared || of.users.length > 0 ? (
          <>
            <Fact name={t("account.shared")}>{of.shared ? t("rule.yes") : t("rule.no")}</Fact>
            <Fact name={t("account.users")}>
              {of.users.length === 0
                ? none
                : of.users.map((one, place) => (
                    <span key={one.subject}>
                      {place > 0 ? t("common.comma") : null}
                      <PersonFact of={one} brief />
                    </span>
                  ))}
            </Fact>
          </>
        ) : null}
      </FactGroup>
      <FactGroup name={t("account.groups.work")}>
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
      </FactGroup>
      <FactGroup name={t("record.groups.care")}>
        <WordFacts of={of} />
      </FactGroup>
      <CodeFacts of={of.platform_codes} />
      {rest.length > 0 ? (
        <FactGroup name={t("account.groups.more")}>
          {rest.map((field) => (
            <Fact key={field.name} name={say(field.label)}>
              {say(field.value)}
            </Fact>
          ))}
        </FactGroup>
      ) : null}
    </div>
  );
}
