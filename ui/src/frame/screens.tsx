// The screens that exist, in the order of the rail. One that is added here is in the rail, the palette and the keys.

import type { Screen } from "../parts/place";
import {
  Bell,
  Book,
  Calendar,
  Chain,
  Flag,
  Fork,
  Gear,
  type IconType,
  Inlet,
  Lock,
  Papers,
  People,
  Person,
  Rings,
  Shop,
  Today,
} from "../widgets/icons";

interface Entry {
  screen: Screen;
  icon: IconType;
  /** The letter after G, by its place on the keyboard. */
  key: string;
  foot?: boolean;
}

export const entries: Entry[] = [
  { screen: "today", icon: Today, key: "KeyT" },
  { screen: "stores", icon: Shop, key: "KeyS" },
  { screen: "sub-accounts", icon: People, key: "KeyA" },
  { screen: "staff", icon: Person, key: "KeyP" },
  { screen: "papers", icon: Papers, key: "KeyL" },
  { screen: "link-groups", icon: Chain, key: "KeyG" },
  { screen: "bindings", icon: Lock, key: "KeyB" },
  { screen: "season", icon: Flag, key: "KeyD" },
  { screen: "association", icon: Rings, key: "KeyO" },
  { screen: "calendar", icon: Calendar, key: "KeyC" },
  { screen: "inbox", icon: Bell, key: "KeyI" },
  { screen: "rulebook", icon: Book, key: "KeyR" },
  { screen: "what-if", icon: Fork, key: "KeyW" },
  { screen: "import", icon: Inlet, key: "KeyM", foot: true },
  { screen: "settings", icon: Gear, key: "KeyE", foot: true },
];
