// What a form offers before anybody chose.

import type { FormInstance } from "antd";
import { useEffect } from "react";

/** Fills a field in as soon as its usual value is known; never over a choice that was made. */
export function useUsual<Values>(
  form: FormInstance<Values>,
  field: keyof Values & string,
  usual: string | number | undefined,
) {
  useEffect(() => {
    if (usual !== undefined && !form.isFieldTouched(field as never))
      form.setFieldValue(field as never, usual as never);
  }, [form, field, usual]);
}
