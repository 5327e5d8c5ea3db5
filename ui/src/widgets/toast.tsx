import { App, Button } from "antd";
import { useCallback } from "react";
import { asFault } from "../backend/commands";
import { useWords } from "../text/language";

interface Offer {
  label: string;
  act: () => void;
}

/** Short messages at the foot of the window: what was done (with a way back), or why it was not. */
export function useToast() {
  const { notification } = App.useApp();
  const { t, say } = useWords();

  const done = useCallback(
    (title: string, offer?: Offer, description?: string) => {
      const key = `toast-${title}`;
      notification.open({
        key,
        title,
        description,
        placement: "bottomRight",
        duration: offer ? 8 : 4,
        role: "status",
        actions: offer ? (
          <Button
            size="small"
            onClick={() => {
              notification.destroy(key);
              offer.act();
            }}
          >
            {offer.label}
          </Button>
        ) : undefined,
      });
    },
    [notification],
  );

  const failed = useCallback(
    (error: unknown, title?: string) => {
      const fault = asFault(error);
      notification.error({
        title: title ?? t("fault.title"),
        description: fault ? say(fault.text) : t("fault.unreachable"),
        placement: "bottomRight",
        duration: 10,
        role: "alert",
      });
    },
    [notification, t, say],
  );

  return { done, failed };
}
