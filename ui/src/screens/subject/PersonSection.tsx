// What is recorded of a person, and the form that edits it.

import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { Fact, FactGroup } from "../../parts/Facts";
import styles from "../../parts/parts.module.css";
import { usePerson } from "../../parts/queries";
import { Tags } from "../../parts/Tags";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { EditPerson } from "../staff/EditPerson";
import { FactsHead } from "./FactsHead";

interface Props {
  page: SubjectPage;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}

export function PersonSection({ page, editing, onEdit }: Props) {
  const { t } = useWords();
  const { data, error, refetch } = usePerson(page.subject);
  return (
    <section className={styles.section} aria-label={t("subject.fields")}>
      <FactsHead
        page={page}
        ready={Boolean(data)}
        onEdit={() => onEdit(true)}
        effect={
          data?.accounts
            ? t("record.archivePerson", { count: data.accounts })
            : t("record.archivePersonAlone")
        }
      />
      {data ? (
        <div className="stack">
          <FactGroup name={t("record.groups.person")}>
            <Fact name={t("account.position")}>{data.position}</Fact>
            <Fact name={t("record.joinedOn")}>{data.joined_on}</Fact>
            <Fact name={t("form.personPhone")}>{data.phone}</Fact>
            {data.other_phones.length > 0 ? (
              <Fact name={t("record.otherPhones")}>
                {data.other_phones.map((one) => one.masked).join(t("common.comma"))}
              </Fact>
            ) : null}
            <Fact name={t("record.idNumber")}>{data.id_number}</Fact>
          </FactGroup>
          <FactGroup name={t("record.groups.words")}>
            <Fact name={t("record.tags")}>{data.tags.length > 0 ? <Tags of={data.tags} all /> : null}</Fact>
            <Fact name={t("record.notes")}>{data.notes}</Fact>
          </FactGroup>
        </div>
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <BoneRows />
      )}
      {data && editing ? <EditPerson of={data} onClose={() => onEdit(false)} /> : null}
    </section>
  );
}
