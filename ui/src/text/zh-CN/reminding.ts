export default {
  remind: {
    menu: "提醒",
    later: {
      hour: "1 小时后再提醒（{{time}}）",
      evening: "今晚再提醒（{{time}}）",
      morning: "明早再提醒（{{time}}）",
      other: "换个时间再提醒…",
    },
    acknowledge: "已知悉，下一步再提醒…",
    waive: "不再提醒…",
    unmutable: "不能关闭：平台不通知，只能靠这里提醒",
    title: { snoozed: "换个时间再提醒", acknowledged: "记录已知悉", waived: "不再提醒" },
    help: {
      snoozed: "可选到 {{time}} 之前。推迟的是提醒，期限照常走。",
      noLater: "平台不通知，最晚推迟到 {{time}} 之前：那时一定会提醒。",
      acknowledged: "这一步的提醒到此为止；到下一步会再提醒。期限照常走。",
      waived: "不再提醒，也不再计数；期限照常走，到时该冻结的仍会冻结。可以随时恢复提醒。",
    },
    when: "什么时候再提醒",
    reason: "原因",
    until: "{{time}} 再提醒",
    acknowledged: "已知悉",
    waived: "不再提醒",
    because: "{{what}}：{{reason}}",
  },
};
