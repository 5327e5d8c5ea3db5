import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
  redirect,
} from "@tanstack/react-router";
import { readPlace } from "../parts/place";
import { TodayScreen } from "../screens/today/TodayScreen";
import { BoneRows } from "../widgets/Bones";
import { FrameLayout } from "./FrameLayout";

const root = createRootRoute({ component: FrameLayout, validateSearch: readPlace });
const at = (path: string, component: ReturnType<typeof lazyRouteComponent> | typeof TodayScreen) =>
  createRoute({ getParentRoute: () => root, path, component });

const tree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: "/",
    beforeLoad: () => {
      throw redirect({ to: "/today" as never, replace: true });
    },
  }),
  at("/today", TodayScreen),
  at(
    "/stores",
    lazyRouteComponent(() => import("../screens/stores/StoresScreen"), "StoresScreen"),
  ),
  at(
    "/sub-accounts",
    lazyRouteComponent(() => import("../screens/sub-accounts/SubAccountsScreen"), "SubAccountsScreen"),
  ),
  at(
    "/staff",
    lazyRouteComponent(() => import("../screens/staff/StaffScreen"), "StaffScreen"),
  ),
  at(
    "/papers",
    lazyRouteComponent(() => import("../screens/papers/PapersScreen"), "PapersScreen"),
  ),
  at(
    "/link-groups",
    lazyRouteComponent(() => import("../screens/links/LinksScreen"), "LinksScreen"),
  ),
  at(
    "/bindings",
    lazyRouteComponent(() => import("../screens/bindings/BindingsScreen"), "BindingsScreen"),
  ),
  at(
    "/season",
    lazyRouteComponent(() => import("../screens/season/SeasonScreen"), "SeasonScreen"),
  ),
  at(
    "/association",
    lazyRouteComponent(() => import("../screens/association/AssociationScreen"), "AssociationScreen"),
  ),
  at(
    "/calendar",
    lazyRouteComponent(() => import("../screens/calendar/CalendarScreen"), "CalendarScreen"),
  ),
  at(
    "/rulebook",
    lazyRouteComponent(() => import("../screens/rulebook/RulebookScreen"), "RulebookScreen"),
  ),
  at(
    "/what-if",
    lazyRouteComponent(() => import("../screens/what-if/WhatIfScreen"), "WhatIfScreen"),
  ),
  at(
    "/offboarding",
    lazyRouteComponent(() => import("../screens/offboarding/OffboardingScreen"), "OffboardingScreen"),
  ),
  at(
    "/inbox",
    lazyRouteComponent(() => import("../screens/inbox/InboxScreen"), "InboxScreen"),
  ),
  at(
    "/import",
    lazyRouteComponent(() => import("../screens/import/ImportScreen"), "ImportScreen"),
  ),
  at(
    "/settings",
    lazyRouteComponent(() => import("../screens/settings/SettingsScreen"), "SettingsScreen"),
  ),
]);

export function newRouter(history: RouterHistory = createHashHistory()) {
  return createRouter({
    routeTree: tree,
    history,
    defaultPendingComponent: BoneRows,
    defaultPreload: "intent",
  });
}
