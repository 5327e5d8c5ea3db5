import { Button, Dropdown } from "antd";
import type { GroupStore } from "../../backend/bindings/GroupStore";
import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import type { Kind } from "../../parts/ActionDialog";
import type { LinkRecording } from "../../parts/LinkDialog";
import { PlatformBadge } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { Chain, Flag, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { absolute } from "../../widgets/time";
import styles from "./links.module.css";

interface Props {
  page: LinkGroupPage;
  onAct: (recording: LinkRecording) => void;
}

/** What is recorded of a member besides its way in. */
const ofMember: Kind[] = [
  "member-left",
  "member-penalised",
  "buyer-diverted",
  "appeal-filed",
  "appeal-answered",
];

export function Members({ page, onAct }: Props) {
  const { t } = useWords();
  const { members, former } = page.state;
  const of = (subject: string) => page.stores.find((one) => one.store.subject === subject);
  return (
    <section className="stack tight" aria-label={t("links.members.title")}>
      <div className={styles.sectionHead}>
        <h2>{t("links.members.title")}</h2>
        <span className="soft">{t("links.membersOf", { count: members.length })}</span>
      </div>
      {members.length === 0 ? (
        <p className={`card soft ${styles.nobody}`}>
          {t(former.length > 0 ? "links.members.noneLeft" : "links.members.none")}
        </p>
      ) : (
        <ul className={`card ${styles.lines} ${styles.members}`}>
          {members.map((member) => (
            <Line key={member.store} of={of(member.store)} subject={member.store}>
              {member.primary ? (
                <Pill tone="blue" icon={<Flag />} plain>
                  {t("links.primary")}
                </Pill>
              ) : (
                <span className="soft smaller">{of(member.store)?.categories.join(t("common.comma"))}</span>
              )}
              <span className="soft figures">
                {t("links.members.since", { day: member.since.slice(0, 10) })}
              </span>
              <More page={page} store={of(member.store)} onAct={onAct} />
            </Line>
          ))}
        </ul>
      )}
      {former.length > 0 ? (
        <div className={`card ${styles.past}`}>
          <h3>{t("links.members.former")}</h3>
          <ul className={`${styles.lines} ${styles.members}`}>
            {former.map((one) => (
              <Line key={one.store} of={of(one.store)} subject={one.store}>
                <span className="soft">
                  {t("links.members.left", { at: absolute(one.until), end: t(`membershipEnd.${one.end}`) })}
                </span>
                <span />
                <More page={page} store={of(one.store)} onAct={onAct} />
              </Line>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

interface LineProps {
  of: GroupStore | undefined;
  subject: string;
  children: React.ReactNode;
}

function Line({ of, subject, children }: LineProps) {
  const { t } = useWords();
  const { open } = usePlace();
  return (
    <li data-row data-subject={subject} data-testid="member">
      {of ? <PlatformBadge code={of.store.platform} /> : <Chain />}
      <span className={styles.two}>
        <button
          type="button"
          className="bare strong cut"
          onClick={() => open(subject)}
          title={of?.store.name}
          aria-haspopup="dialog"
        >
          {of?.store.name ?? subject}
        </button>
        <span className="row tight soft smaller">
          <span className="cut">{of?.main}</span>
          {of && !of.of_entity ? (
            <Pill tone="amber" icon={<Warning />} plain>
              {t("links.members.otherEntity")}
            </Pill>
          ) : null}
        </span>
      </span>
      {children}
    </li>
  );
}

function More({ page, store, onAct }: Props & { store: GroupStore | undefined }) {
  const { t } = useWords();
  const { go } = usePlace();
  if (!store) return null;
  const actions = store.actions.filter((one) => ofMember.includes(one.change as Kind) && one.allowed);
  const again = store.actions.some((one) => one.change === "link-restarted" && one.allowed);
  const subject = store.store.subject;
  const items = [
    ...actions.map((one) => ({
      key: one.change,
      label: t(`change.${one.change as Kind}`),
      onClick: () => onAct({ group: page.subject, change: one.change as Kind, store: subject }),
    })),
    ...(again
      ? [
          {
            key: "again",
            label: t("links.members.reapply"),
            onClick: () => go("link-groups", { group: page.subject, invite: subject }),
          },
        ]
      : []),
  ];
  if (items.length === 0) return <span />;
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <Button
        size="small"
        aria-label={`${t("links.members.more")}: ${store.store.name}`}
        data-testid="member-more"
      >
        {t("links.members.more")}
      </Button>
    </Dropdown>
  );
}
