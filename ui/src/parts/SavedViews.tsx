// Filters of a list under a name, kept with the preferences of this computer.

import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useWords } from "../text/language";
import { usePreferences } from "../theme/Appearance";
import { size } from "../theme/tokens";
import { FilterChoice } from "../widgets/FilterChoice";
import { Dialog } from "../widgets/layers";
import { useRequired } from "../widgets/required";
import { testId } from "../widgets/testId";
import { useToast } from "../widgets/toast";
import type { ListPlace } from "./list";
import type { Screen } from "./place";

const same = (a: Record<string, unknown>, b: Record<string, unknown>) => {
  const sorted = (view: Record<string, unknown>) => JSON.stringify(Object.entries(view).sort());
  return sorted(a) === sorted(b);
};

export function SavedViews({ screen, list }: { screen: Screen; list: ListPlace }) {
  const { t } = useWords();
  const { preferences, change } = usePreferences();
  const toast = useToast();
  const [naming, setNaming] = useState(false);
  const mine = preferences.views.filter((view) => view.screen === screen);
  const shown = mine.find((view) => same(view.place, list.view));
  const others = (name: string) =>
    preferences.views.filter((view) => view.screen !== screen || view.name !== name);
  const keep = (name: string) =>
    change({ views: [...others(name), { screen, name, place: list.view }] }).then(
      () => toast.done(t("record.viewKept", { name })),
      (fault) => toast.failed(fault),
    );
  const forget = (name: string) =>
    change({ views: others(name) }).then(
      () => toast.done(t("record.viewGone", { name })),
      (fault) => toast.failed(fault),
    );

  return (
    <>
      {mine.length > 0 ? (
        <FilterChoice
          label={t("record.views")}
          value={shown?.name}
          values={mine.map((view) => view.name)}
          wordOf={(name) => name}
          onChange={(name) => {
            const chosen = mine.find((view) => view.name === name);
            if (chosen) list.look(chosen.place);
            else list.clear();
          }}
        />
      ) : null}
      {shown ? (
        <Button type="text" size="small" onClick={() => void forget(shown.name)} data-testid="view-forget">
          {t("record.viewForget")}
        </Button>
      ) : list.narrowed ? (
        <Button type="text" size="small" onClick={() => setNaming(true)} data-testid="view-keep">
          {t("record.viewKeep")}
        </Button>
      ) : null}
      {naming ? (
        <NameDialog
          taken={mine.map((view) => view.name)}
          onName={(name) => {
            setNaming(false);
            void keep(name);
          }}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}

interface NameProps {
  taken: string[];
  onName: (name: string) => void;
  onClose: () => void;
}

function NameDialog({ taken, onName, onClose }: NameProps) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<{ name: string }>();
  const name = Form.useWatch("name", form)?.trim() ?? "";
  return (
    <Dialog
      title={t("record.viewTitle")}
      okText={t("account.save")}
      cancelText={t("common.cancel")}
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={testId("view-confirm")}
      width={size.dialog}
    >
      <Form form={form} name="view" layout="vertical" onFinish={(of) => onName(of.name.trim())}>
        <Form.Item
          name="name"
          label={t("record.viewName")}
          extra={t(taken.includes(name) ? "record.viewReplace" : "record.viewHelp")}
          rules={required(t("record.viewName"))}
        >
          <Input autoFocus autoComplete="off" maxLength={20} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
