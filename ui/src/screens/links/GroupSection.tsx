// What the drawer of a link group has beyond every other: the way to its page, its facts, and the form that edits them.

import { Button } from "antd";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { Fact, FactGroup } from "../../parts/Facts";
import { PlatformBadge } from "../../parts/marks";
import shared from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { useLinkGroup } from "../../parts/queries";
import { useWords } from "../../text/language";
import { FactsSection } from "../subject/FactsSection";
import { EditGroup } from "./EditGroup";
import { StandingPill } from "./marks";

interface Props {
  page: SubjectPage;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}

export function GroupSection({ page, editing, onEdit }: Props) {
  const { t } = useWords();
  const { go, open } = usePlace();
  const facts = useLinkGroup(page.subject);
  const applying = facts.data?.stores.filter((one) => one.place === "applying").length ?? 0;
  return (
    <>
      <section className={shared.section} aria-label={t("links.drawer.group")}>
        <div className="row">
          <h3 className="grow">{t("links.drawer.group")}</h3>
          {facts.data ? <StandingPill of={facts.data.state.standing} plain /> : null}
          <Button
            size="small"
            onClick={() => go("link-groups", { group: page.subject })}
            data-testid="to-group"
          >
            {t("links.open")}
          </Button>
        </div>
        <p className="soft">
          {facts.data
            ? [
                t("links.leadLinked", { count: facts.data.state.members.length }),
                applying > 0 ? t("links.leadApplying", { count: applying }) : null,
              ]
                .filter(Boolean)
                .join(t("common.comma"))
            : null}
        </p>
      </section>
      <FactsSection
        page={page}
        facts={facts}
        editing={editing}
        onEdit={onEdit}
        effect={t("links.archive")}
        shown={({ attributes, entity, state, stores }) => {
          const primary = stores.find((one) => one.store.subject === state.primary)?.store;
          return (
            <FactGroup name={t("links.drawer.group")}>
              <Fact name={t("links.form.name")}>{attributes.name}</Fact>
              <Fact name={t("links.form.entity")}>
                {entity ? (
                  <button type="button" className="bare link" onClick={() => open(entity.subject)}>
                    {entity.name}
                  </button>
                ) : null}
              </Fact>
              <Fact name={t("links.form.primary")}>
                {primary ? (
                  <button type="button" className="bare link row tight" onClick={() => open(primary.subject)}>
                    <PlatformBadge code={primary.platform} />
                    {primary.name}
                  </button>
                ) : null}
              </Fact>
              <Fact name={t("links.form.plannedOn")}>{attributes.planned_on}</Fact>
              <Fact name={t("links.form.exception")}>{attributes.exception}</Fact>
              <Fact name={t("links.form.notes")}>{attributes.notes}</Fact>
            </FactGroup>
          );
        }}
        form={(of, close) => <EditGroup page={of} onClose={close} />}
      />
    </>
  );
}
