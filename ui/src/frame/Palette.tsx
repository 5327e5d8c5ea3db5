// Ctrl K: jump to a screen, a store, a sub-account, a person, a link group or a rule. Rust searches and ranks; the window shows its order.

import { Command } from "cmdk";
import { useState } from "react";
import { PlatformBadge, SubjectBadge } from "../parts/marks";
import { usePlace } from "../parts/place";
import {
  useCompanies,
  useDocuments,
  useLinkGroups,
  useRulebook,
  useStaff,
  useStores,
  useSubAccounts,
} from "../parts/queries";
import { useWords } from "../text/language";
import { size } from "../theme/tokens";
import { useDebounced } from "../widgets/debounce";
import { Chain, Person, Rule } from "../widgets/icons";
import { Dialog } from "../widgets/layers";
import { Middle } from "../widgets/Middle";
import styles from "./frame.module.css";
import { entries } from "./screens";

const MOST = 8;

export function Palette({ onClose }: { onClose: () => void }) {
  const { t, say } = useWords();
  const { go, open } = usePlace();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim());
  const asking = search !== "";
  const page = { search, platform: null, after: null, limit: MOST, descending: false };
  const every = { ...page, tag: null, archived: false };
  const stores = useStores({ ...every, status: null, sort: "name" }, asking).data?.rows ?? [];
  const accounts =
    useSubAccounts({ ...every, store: null, labels: [], span: null, sort: "headline" }, asking).data?.rows ??
    [];
  const staff = { search, platform: null, left: null, tag: null, archived: false, after: null, limit: MOST };
  const people = useStaff(staff, asking).data?.rows ?? [];
  const whose = { search, tag: null, archived: false, after: null, limit: MOST };
  const companies = useCompanies(whose, asking).data?.rows ?? [];
  const papers = {
    ...page,
    kind: null,
    validity: null,
    owner: null,
    archived: false,
    sort: "expiry" as const,
  };
  const { platform: _, ...wantedPapers } = papers;
  const documents = useDocuments(wantedPapers, asking).data?.rows ?? [];
  const wantedGroups = { ...page, standing: null, archived: false, sort: "name" as const };
  const groups = useLinkGroups(wantedGroups, asking).data?.rows ?? [];
  const book = { search, platform: null, confidence: null, doing: null, overridden: false };
  const rules = (useRulebook(book, asking).data?.rules ?? []).slice(0, MOST);
  const wanted = typed.trim().toLowerCase();
  const screens = entries.filter(
    ({ screen }) =>
      wanted === "" || screen.includes(wanted) || t(`screen.${screen}`).toLowerCase().includes(wanted),
  );
  const pick = (act: () => void) => {
    onClose();
    act();
  };

  return (
    <Dialog
      onCancel={onClose}
      footer={null}
      closable={false}
      width={size.palette}
      title={<span className="unseen">{t("palette.title")}</span>}
    >
      <Command shouldFilter={false} loop label={t("palette.title")}>
        <Command.Input
          autoFocus
          className={styles.paletteInput}
          value={typed}
          onValueChange={setTyped}
          placeholder={t("palette.hint")}
        />
        <Command.List className={styles.palette} label={t("palette.title")}>
          <Command.Empty>
            <p className="soft padded">{t("palette.nothing", { query: typed.trim() })}</p>
          </Command.Empty>
          {screens.length > 0 ? (
            <Command.Group heading={t("palette.screens")}>
              {screens.map(({ screen, icon: Icon }) => (
                <Command.Item key={screen} value={`screen ${screen}`} onSelect={() => pick(() => go(screen))}>
                  <Icon />
                  {t(`screen.${screen}`)}
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
          {asking && stores.length > 0 ? (
            <Command.Group heading={t("palette.stores")}>
              {stores.map((row) => (
                <Command.Item
                  key={row.subject}
                  value={row.subject}
                  onSelect={() => pick(() => open(row.subject))}
                >
                  <PlatformBadge code={row.platform} />
                  <span>{row.name}</span>
                  <span className="soft">{row.main}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
          {asking && accounts.length > 0 ? (
            <Command.Group heading={t("palette.subAccounts")}>
              {accounts.map((row) => (
                <Command.Item
                  key={row.subject}
                  value={row.subject}
                  onSelect={() => pick(() => open(row.subject))}
                >
                  <PlatformBadge code={row.store.platform} />
                  <Middle text={row.login} />
                  <span className="soft cut grow">{row.holder}</span>
                  <span className="soft">{t(`label.${row.label}`)}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
          {asking && people.length > 0 ? (
            <Command.Group heading={t("palette.people")}>
              {people.map((row) => (
                <Command.Item
                  key={row.subject}
                  value={row.subject}
                  onSelect={() => pick(() => open(row.subject))}
                >
                  <Person />
                  <span>{row.name}</span>
                  <span className="soft cut grow">{row.position}</span>
                  <span className="soft">{row.phone}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
          {asking && companies.length > 0 ? (
            <Command.Group heading={t("palette.companies")}>
              {companies.map((row) => (
                <Command.Item
                  key={row.subject}
                  value={row.subject}
                  onSelect={() => pick(() => open(row.subject))}
                >
                  <SubjectBadge subject={row.subject} platform={undefined} />
                  <span className="cut grow">{row.name}</span>
                  <span className="soft">{row.uscc}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
          {asking && documents.length > 0 ? (
            <Command.Group heading={t("palette.documents")}>
              {documents.map((row) => (
                <Command.Item
                  key={row.subject}
                  value={row.subject}
                  onSelect={() => pick(() => open(row.subject))}
                >
                  <SubjectBadge subject={row.subject} platform={undefined} />
                  <span>
                    {t(`documentKind.${row.kind}`)}
                    {row.title ? ` · ${row.title}` : ""}
                  </span>
                  <span className="soft cut grow">{row.owner?.name}</span>
                  <span className="soft">{t(`validity.${row.validity}`)}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
          {asking && groups.length > 0 ? (
            <Command.Group heading={t("palette.linkGroups")}>
              {groups.map((row) => (
                <Command.Item
                  key={row.subject}
                  value={row.subject}
                  onSelect={() => pick(() => go("link-groups", { group: row.subject }))}
                >
                  <Chain />
                  <span>{row.name}</span>
                  <span className="soft cut grow">{row.entity_name}</span>
                  <span className="soft">{t(`standing.${row.standing}`)}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
          {asking && rules.length > 0 ? (
            <Command.Group heading={t("palette.rules")}>
              {rules.map((row) => (
                <Command.Item key={row.id} value={row.id} onSelect={() => pick(() => open(`rule:${row.id}`))}>
                  <Rule />
                  <span className="cut grow">{say(row.statement)}</span>
                  <span className="soft">{row.id}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
        </Command.List>
      </Command>
    </Dialog>
  );
}
