// The truth about reminders: every one that should have fired, did, or did not and why.

import { useQueryClient } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useState } from "react";
import type { InboxRow } from "../../backend/bindings/InboxRow";
import type { MessageState } from "../../backend/bindings/MessageState";
import { backend } from "../../backend/commands";
import { useNow } from "../../clock";
import { usePlace } from "../../parts/place";
import { refreshAll, useInbox } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { messageTone } from "../../parts/tone";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { PAGE_SIZE, useCursor } from "../../widgets/cursor";
import { Bell, Check, Clock, Cross, Warning } from "../../widgets/icons";
import { Middle } from "../../widgets/Middle";
import { Page } from "../../widgets/Page";
import { Pager } from "../../widgets/Pager";
import { Pill } from "../../widgets/Pill";
import { absolute, absoluteEnd, ago } from "../../widgets/time";
import { useToast } from "../../widgets/toast";
import styles from "./inbox.module.css";

/** A storm comes as one message about hundreds of accounts; the first of them are enough to begin with. */
const FEW = 12;

const icons: Record<MessageState, React.ReactNode> = {
  claimed: <Clock />,
  shown: <Check />,
  failed: <Warning />,
  cancelled: <Cross />,
};

export function InboxScreen() {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const [unreadOnly, setUnreadOnly] = useState(false);
  const cursor = useCursor(String(unreadOnly));
  const { data, error, refetch } = useInbox({
    unread_only: unreadOnly,
    after: cursor.after,
    limit: PAGE_SIZE,
  });
  const mark = async (ids: string[]) => {
    try {
      await backend.markRead(ids);
      await refreshAll(queries);
    } catch (fault) {
      toast.failed(fault);
    }
  };
  const unread = data?.rows.filter((row) => !row.read).length ?? 0;

  return (
    <Page
      title={t("screen.inbox")}
      lead={t("inbox.lead")}
      action={
        <RecordButton disabled={unread === 0} onClick={() => void mark([])} data-testid="inbox-mark-all">
          {t("inbox.markAll")}
        </RecordButton>
      }
    >
      <div>
        <Segmented
          aria-label={t("screen.inbox")}
          name="inbox-filter"
          value={unreadOnly ? "unread" : "all"}
          onChange={(value) => setUnreadOnly(value === "unread")}
          options={[
            { value: "all", label: t("inbox.everything") },
            { value: "unread", label: t("inbox.unreadOnly") },
          ]}
        />
      </div>
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <div className="card">
          <BoneRows />
        </div>
      ) : data.rows.length === 0 ? (
        <Blank
          icon={<Bell />}
          title={unreadOnly ? t("inbox.emptyUnread") : t("inbox.empty")}
          text={unreadOnly ? t("inbox.emptyUnreadText") : t("inbox.emptyText")}
        />
      ) : (
        <div className="card">
          <ul>
            {data.rows.map((row) => (
              <Message key={row.id} row={row} onRead={() => void mark([row.id])} />
            ))}
          </ul>
          <Pager label={t("screen.inbox")} cursor={cursor} next={data.next} />
        </div>
      )}
    </Page>
  );
}

function Message({ row, onRead }: { row: InboxRow; onRead: () => void }) {
  const { t, say } = useWords();
  const now = useNow();
  const { open } = usePlace();
  const [all, setAll] = useState(false);
  return (
    <li className={styles.message} data-testid="inbox-row" data-unread={!row.read}>
      <span className={styles.dot} data-on={!row.read}>
        {row.read ? null : <span className="unseen">{t("inbox.unread")}</span>}
      </span>
      <div className={styles.words}>
        <div className="row wrap">
          <h2 className={row.read ? styles.readTitle : styles.title}>{say(row.title)}</h2>
          <Pill tone={messageTone[row.state]} icon={icons[row.state]} plain>
            {t(`inbox.state.${row.state}`)}
          </Pill>
        </div>
        <p className="soft lines">{say(row.body)}</p>
        {row.failure ? <p className="smaller">{t("inbox.failure", { reason: row.failure })}</p> : null}
        {row.items.length > 0 ? (
          <ul className={styles.items}>
            {row.items.slice(0, all ? undefined : FEW).map((item) => (
              <li key={`${item.deadline}-${item.step}`}>
                <button
                  type="button"
                  className={`bare ${styles.item}`}
                  onClick={() => {
                    if (!row.read) onRead();
                    open(item.subject);
                  }}
                >
                  <span className="link grow">
                    <Middle text={item.name} />
                  </span>
                  <time className="soft" dateTime={item.due}>
                    {absoluteEnd(item.due)}
                  </time>
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        {!all && row.items.length > FEW ? (
          <div>
            <Button size="small" type="link" onClick={() => setAll(true)}>
              {t("inbox.allItems", { count: row.items.length })}
            </Button>
          </div>
        ) : null}
      </div>
      <div className={styles.aside}>
        <time className="soft smaller" dateTime={row.at} title={absolute(row.at)}>
          {ago(row.at, now, t)}
        </time>
        {row.read ? null : (
          <RecordButton
            size="small"
            type="text"
            onClick={onRead}
            aria-label={`${t("inbox.markOne")}: ${say(row.title)}`}
          >
            {t("inbox.markOne")}
          </RecordButton>
        )}
      </div>
    </li>
  );
}
