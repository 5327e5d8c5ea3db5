import type { LinkStage } from "../backend/bindings/LinkStage";

/** `LinkStage::on_the_way` of the core, by which its lists count: planned (`draft`), or one of the stages that run. */
const onTheWay: Record<LinkStage, boolean> = {
  draft: true,
  "registry-check": true,
  "awaiting-accept": true,
  verifying: true,
  "manual-review": true,
  linked: false,
  "invitation-expired": false,
  failed: false,
  left: false,
};

export const isOnTheWay = ({ stage }: { stage: LinkStage }) => onTheWay[stage];
