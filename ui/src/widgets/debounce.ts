import { useEffect, useState } from "react";

/** Long enough to skip the letters of one word, too short to be felt as waiting. */
const PAUSE = 80;

/** `value`, once it has rested for 80 ms. */
export function useDebounced<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
