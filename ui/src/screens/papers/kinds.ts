import type { DocumentKind } from "../../backend/bindings/DocumentKind";

/** In the order in which a form offers them. */
export const kinds: DocumentKind[] = [
  "business-licence",
  "identity-card",
  "bank-account-permit",
  "basic-account-information",
  "trademark",
  "brand-authorisation",
  "food-business-licence",
  "quality-report",
  "ccc-certificate",
  "shop-authorisation",
  "one-off",
  "other",
];
