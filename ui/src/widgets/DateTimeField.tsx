import type { GenerateConfig } from "@rc-component/picker/generate";
import dayjsConfig from "@rc-component/picker/generate/dayjs";
import { DatePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import "dayjs/locale/zh-cn";
import { now, wallText } from "../clock";
import styles from "./widgets.module.css";

// The picker must call the day of Rust's clock "today", not that of the machine.
const config: GenerateConfig<Dayjs> = {
  ...dayjsConfig,
  getNow: () => dayjs(wallText(now())),
};
const Picker = DatePicker.generatePicker<Dayjs>(config);

const FORMAT = "YYYY-MM-DD HH:mm";
const DAY_FORMAT = "YYYY-MM-DD";

interface Props {
  id?: string;
  /** Of the wire, with the zone's offset; `null` = not given. */
  value?: string | null;
  onChange?: (instant: string | null) => void;
  required?: boolean;
  placeholder?: string;
  "aria-label"?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  /** Only the day, which begins at 0:00. */
  day?: boolean;
}

/** A date and a time in the rule's zone, whatever the machine's zone is. */
export function DateTimeField({ value, onChange, required, day, ...rest }: Props) {
  return (
    <Picker
      {...rest}
      className="wide"
      showTime={day ? false : { format: "HH:mm" }}
      format={day ? DAY_FORMAT : FORMAT}
      allowClear={!required}
      showNow={false}
      needConfirm={false}
      value={value ? dayjs(value.slice(0, 19)) : null}
      onChange={(picked) => {
        const one = Array.isArray(picked) ? picked[0] : picked;
        onChange?.(one ? `${one.format(day ? "YYYY-MM-DDT00:00:00" : "YYYY-MM-DDTHH:mm:ss")}+08:00` : null);
      }}
    />
  );
}

const HOUR_FORMAT = "HH:mm";

interface HourProps {
  /** `22:00`, in the rule's zone. */
  value: string;
  onChange: (hour: string) => void;
  "aria-label": string;
  "data-testid"?: string;
}

/** A time of the day. */
export function HourField({ value, onChange, ...rest }: HourProps) {
  return (
    <Picker
      {...rest}
      picker="time"
      className={styles.hour}
      format={HOUR_FORMAT}
      allowClear={false}
      minuteStep={15}
      showNow={false}
      needConfirm={false}
      value={dayjs(`2000-01-01T${value}`)}
      onChange={(picked) => {
        const one = Array.isArray(picked) ? picked[0] : picked;
        if (one) onChange(one.format(HOUR_FORMAT));
      }}
    />
  );
}
