// What colours and lines mean, with how many there are.

import type { AssociationGraph } from "../../../backend/bindings/AssociationGraph";
import { usePlatforms } from "../../../parts/marks";
import { useWords } from "../../../text/language";
import { useTheme } from "../../../theme/Appearance";
import { palettes } from "../../../theme/tokens";
import styles from "../association.module.css";
import { platformColour, strokeLook, strokeOf, strokes } from "./look";

export function GraphLegend({ of, id }: { of: AssociationGraph; id: string }) {
  const { t } = useWords();
  const { platforms, nameOf } = usePlatforms();
  const palette = palettes[useTheme()];
  const inView = platforms
    .map((platform, place) => ({
      code: platform.code,
      color: platformColour(place, palette),
      count: of.stores.filter((store) => store.platform === platform.code).length,
    }))
    .filter((platform) => platform.count > 0);
  const lines = [...strokes]
    .reverse()
    .map((stroke) => ({ stroke, count: of.pairs.filter((pair) => strokeOf(pair) === stroke).length }))
    .filter((line) => line.count > 0);
  return (
    <div className={styles.legend}>
      <ul className={styles.keys} aria-label={t("association.graph.platforms")}>
        {inView.map(({ code, color, count }) => (
          <li key={code} className="row tight">
            <span className={styles.dot} style={{ background: color }} />
            {nameOf(code)} <span className="soft figures">{count}</span>
          </li>
        ))}
      </ul>
      <ul className={styles.keys} aria-label={t("association.graph.lines")}>
        {lines.map(({ stroke, count }) => {
          const { color, size } = strokeLook(stroke, palette);
          return (
            <li key={stroke} className="row tight">
              <svg className={styles.sample} viewBox="0 0 20 8" aria-hidden="true">
                <path d="M0 4h20" stroke={color} strokeWidth={size} />
              </svg>
              {t(`association.graph.line.${stroke}`)} <span className="soft figures">{count}</span>
            </li>
          );
        })}
      </ul>
      <p className="soft smaller" id={id}>
        {t("association.graph.keys")}
      </p>
    </div>
  );
}
