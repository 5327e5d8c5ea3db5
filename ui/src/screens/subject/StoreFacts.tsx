import type { Restriction } from "../../backend/bindings/Restriction";
import type { StorePage } from "../../backend/bindings/StorePage";
import { AddressText } from "../../parts/AddressFields";
import { CodeFacts, Fact, FactGroup, PersonFact } from "../../parts/Facts";
import { StatusPill } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { WordFacts } from "../../parts/WordFacts";
import { useWords } from "../../text/language";
import { Eye } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";

export function StoreFacts({ of }: { of: StorePage }) {
  const { t } = useWords();
  const { open } = usePlace();
  const { entity } = of;
  const seen = Object.entries(of.restrictions) as [Restriction, string][];
  const account = [of.payment_kind ? t(`paymentKind.${of.payment_kind}`) : null, of.payment_account];
  const agency = of.agency
    ? [
        t("record.agencySpan", { from: of.agency.from, to: of.agency.to ?? t("record.agencyOpen") }),
        of.agency.contract,
      ]
    : [];
  return (
    <div className="stack">
      <FactGroup name={t("record.groups.store")}>
        <Fact name={t("form.storeType")}>{of.store_type}</Fact>
        <Fact name={t("record.entity")}>
          {entity ? (
            <button type="button" className="bare link" onClick={() => open(entity.subject)}>
              {entity.name}
            </button>
          ) : null}
        </Fact>
        <Fact name={t("form.category")}>{of.categories.join(t("common.comma"))}</Fact>
        <Fact name={t("record.openedOn")}>{of.opened_on}</Fact>
        <Fact name={t("form.status")}>{of.status ? <StatusPill of={of.status} /> : null}</Fact>
        <Fact name={t("record.restrictions")}>
          {seen.length > 0 ? (
            <span className="stack tight">
              {seen.map(([one, day]) => (
                <span key={one} className="row wrap">
                  <Pill tone="amber" icon={<Eye />} plain>
                    {t(`restriction.${one}`)}
                  </Pill>
                  <span className="soft smaller">{t("record.seenSince", { day })}</span>
                </span>
              ))}
            </span>
          ) : null}
        </Fact>
      </FactGroup>
      <FactGroup name={t("record.groups.accounts")}>
        <Fact name={t("record.quota")}>
          {of.quota_sub_accounts ?? (
            <span className="soft">
              {of.quota_hint === null
                ? t("record.quotaUnknown")
                : t("record.quotaHint", { limit: of.quota_hint })}
            </span>
          )}
        </Fact>
        <Fact name={t("record.rollOut")}>
          {of.roll_out ? (
            t(`rollOut.${of.roll_out}`)
          ) : (
            <span className="soft">{t("record.rollOutUnsaid")}</span>
          )}
        </Fact>
      </FactGroup>
      <FactGroup name={t("record.contactAndEnvironment")}>
        <Fact name={t("record.contactName")}>{of.contact_name}</Fact>
        <Fact name={t("record.phone")}>{of.phone}</Fact>
        <Fact name={t("record.email")}>{of.email}</Fact>
        <Fact name={t("record.loginPhone")}>{of.login_phone}</Fact>
        <Fact name={t("record.loginEmail")}>{of.login_email}</Fact>
        <Fact name={t("record.paymentAccount")}>{account.filter(Boolean).join(" ")}</Fact>
        <Fact name={t("record.returnAddress")}>
          {of.return_address ? <AddressText of={of.return_address} /> : null}
        </Fact>
        <Fact name={t("record.productRanges")}>{of.product_ranges.join(t("common.comma"))}</Fact>
        <Fact name={t("record.agency")}>{agency.filter(Boolean).join(" · ")}</Fact>
      </FactGroup>
      <FactGroup name={t("record.groups.care")}>
        <Fact name={t("record.caretaker")}>{of.caretaker ? <PersonFact of={of.caretaker} /> : null}</Fact>
        <WordFacts of={of} />
      </FactGroup>
      <CodeFacts of={of.platform_codes} />
    </div>
  );
}
