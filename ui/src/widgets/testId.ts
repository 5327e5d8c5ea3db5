/** For the properties of a part that antd renders itself. */
export const testId = (id: string): Record<`data-${string}`, string> => ({ "data-testid": id });
