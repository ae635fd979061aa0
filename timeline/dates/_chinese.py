"""Dates in Chinese: the year first, so that of several dates the later ones are shortened."""

# ruff: noqa: RUF001 - Chinese text takes full-width punctuation

from __future__ import annotations

from timeline.dates._kinds import Component, Precision
from timeline.dates._language import Language

_MONTHS = tuple(f"{month}月" for month in range(1, 13))
_FOUR_DIGITS = 1000


def _year(year: int) -> str:
    if year <= 0:
        return f"公元前{1 - year}年"
    return f"公元{year}年" if year < _FOUR_DIGITS else f"{year}年"


def _year_pair(first: int, last: int) -> str:
    if first < _FOUR_DIGITS:
        return f"{_year(first)}—{_year(last)}"
    return f"{first}—{last}年"


_SEASONS = ("{year}春季", "{year}夏季", "{year}秋季", "{year}冬季")
_GROUPS = {
    **dict(enumerate(_SEASONS, 21)),
    **dict(enumerate((f"{season}（北半球）" for season in _SEASONS), 25)),
    **dict(enumerate((f"{season}（南半球）" for season in _SEASONS), 29)),
    **dict(enumerate((f"{{year}}第{number}季度" for number in "一二三四"), 33)),
    **dict(enumerate((f"{{year}}第{number}个四个月" for number in "一二三"), 37)),
    40: "{year}上半年",
    41: "{year}下半年",
}
_UNITS = {
    Precision.MILLENNIUM: "年",
    Precision.CENTURY: "年",
    Precision.DECADE: "年",
    Precision.YEAR: "年",
    Precision.HALF_YEAR: "半年",
    Precision.THIRD_OF_YEAR: "四个月",
    Precision.QUARTER: "季度",
    Precision.SEASON: "季",
    Precision.MONTH: "月",
    Precision.DAY: "日",
}

CHINESE = Language(
    code="zh",
    months=_MONTHS,
    months_alone=_MONTHS,
    day="{}日".format,
    year=_year,
    year_pair=_year_pair,
    ordinal=str,
    articled=str,
    year_first=True,
    templates={
        "day": "{day}",
        "day month": "{month}{day}",
        "day month year": "{year}{month}{day}",
        "month year": "{year}{month}",
        "decade": "{year}年代",
        "decade of hundred": "{first}年代（{first}—{last}年）",
        "century": "{ordinal}世纪（{first}—{last}年）",
        "century before": "公元前{ordinal}世纪（公元前{first}—前{last}年）",
        "within": "{whole}{some}",
        "numbered day": "{whole}{some}{day}",
        "in years": "{years}某年{date}",
        "any year": "{date}，年份未注明",
        "no year": "年份未注明",
        "fits": "符合{mask}的{some}",
        "estimated": "{first}至{last}之间，估计为{year}",
        "to": "{first}至{last}",
        "between": "{first}至{last}之间",
        "each": "{first}至{last}的{each}",
        "comma": "、",
        "or": "或",
        "and": "和",
        "by": "不晚于{date}",
        "or later": "{date}或以后",
        "each by": "截至{date}的{each}",
        "each from": "自{date}起的{each}",
        "from on": "自{date}起",
        "up to": "至{date}为止",
        "end unknown": "自{date}起，结束时间不详",
        "start unknown": "至{date}为止，开始时间不详",
        "no bounds": "任何时候",
        "no end": "开始时间不详，没有终点",
        "no start": "没有起点，结束时间不详",
        "early month": "{date}上旬",
        "mid month": "{date}中旬",
        "late month": "{date}下旬",
        "early season": "{date}初",
        "mid season": "{date}中期",
        "late season": "{date}末",
        "early year": "{date}初",
        "mid year": "{date}年中",
        "late year": "{date}底",
        "early decade": "{date}初",
        "mid decade": "{date}中期",
        "late decade": "{date}末",
        "qualified": "{date}（{note}）",
        "part note": "{component}{note}",
        "clock": "{date} {time}",
        "place": "{date}（{place}）",
        "local time": "{date}（{place}当地时间）",
        "elsewhere": "{date}；{there}",
    },
    groups=_GROUPS,
    some={unit: f"某{'个' if name.endswith('个月') else ''}{name}" for unit, name in _UNITS.items()},
    each={unit: f"每{'个' if name.endswith('半年') else ''}{name}" for unit, name in _UNITS.items()},
    notes=("大约", "存疑", "存疑且大约"),
    components={Component.YEAR: "年份", Component.MONTH: "月份", Component.DAY: "日期"},
    places={
        "America/New_York": "纽约",
        "Asia/Damascus": "大马士革",
        "Asia/Jerusalem": "耶路撒冷",
        "Asia/Kabul": "喀布尔",
        "Asia/Seoul": "首尔",
        "Asia/Shanghai": "北京",
        "Asia/Tehran": "德黑兰",
        "Asia/Tokyo": "东京",
        "Europe/Berlin": "柏林",
        "Europe/Brussels": "布鲁塞尔",
        "Europe/Istanbul": "伊斯坦布尔",
        "Europe/London": "伦敦",
        "Europe/Minsk": "明斯克",
        "Europe/Moscow": "莫斯科",
        "Europe/Paris": "巴黎",
        "Europe/Vienna": "维也纳",
        "Europe/Warsaw": "华沙",
        "Europe/Zurich": "苏黎世",
    },
    parts={
        "early_hours": "{date}凌晨",
        "dawn": "{date}黎明",
        "morning": "{date}上午",
        "noon": "{date}中午",
        "afternoon": "{date}下午",
        "dusk": "{date}黄昏",
        "evening": "{date}晚上",
        "night": "{date}夜间",
        "midnight": "{date}午夜",
    },
)
