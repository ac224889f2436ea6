#include "models/assist/summary.h"

#include "models/assist/callback.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace lianxin::assist {

namespace {

using ticket::FieldType;
using ticket::Kind;

constexpr int kLongestQuote = 60;

std::string_view verbOf(Kind kind)
{
    switch (kind) {
    case Kind::Enquiry:
        return "咨询";
    case Kind::Help:
        return "求助";
    case Kind::Complaint:
        return "反映";
    case Kind::Report:
        return "举报";
    case Kind::Suggestion:
        return "建议";
    case Kind::Praise:
        return "表扬";
    }
    return "反映";
}

std::string compact(std::string text)
{
    std::erase(text, ' ');
    return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

/// 卧室14℃、客厅15℃ in brackets behind what they measure.
std::string measured(const Matter& matter)
{
    for (const auto& [field, value] : matter.details)
        if (field->type == FieldType::Temperature)
            return "（" + replaced(compact(value), "，", "、") + "）";
    return {};
}

std::string people(const Matter& matter)
{
    for (const auto& [field, value] : matter.details)
        if (field->type == FieldType::People)
            return "，" +
                   std::string{field->label.find("被困") != std::string::npos ? "现场有"
                                                                              : "家中有"} +
                   replaced(compact(value), "，", "、");
    return {};
}

/// 供热单位：牧野热力公司；涉及人数：23. Questions of yes and no read as 是否报修：是.
std::string otherDetails(const Matter& matter)
{
    std::string text;
    for (const auto& [field, value] : matter.details) {
        if (field->type == FieldType::Temperature || field->type == FieldType::People ||
            value.empty())
            continue;
        text += (text.empty() ? "" : "，") + field->label + "：" + compact(value);
    }
    return text.empty() ? text : text + "。";
}

/// Words of habit at the beginning: 你好, 我想问一下, 喂.
std::u32string_view withoutGreeting(std::u32string_view text)
{
    constexpr std::u32string_view kGreetings[]{
        U"你好",           U"您好",           U"喂",       U"哎",       U"那个",     U"嗯",
        U"是12345不",      U"是12345吗",      U"我要投诉", U"我想投诉", U"我想问问", U"我想问一下",
        U"我想反映一件事", U"我要反映一件事", U"我要反映", U"啊",       U"请问",     U"对"};
    for (bool again = true; again;) {
        again = false;
        while (!text.empty() && (text::isPunctuation(text.front()) || text::isSpace(text.front())))
            text.remove_prefix(1);
        for (const auto& greeting : kGreetings)
            if (text.starts_with(greeting)) {
                text.remove_prefix(greeting.size());
                again = true;
            }
    }
    return text;
}

/// The caller's first sentence that says something, cut at a pause.
std::string ownWords(const std::vector<Heard>& heard)
{
    constexpr std::size_t kTelling = 6;
    for (const auto& one : heard) {
        if (!one.isCaller())
            continue;
        auto words = withoutGreeting(one.text());
        if (words.size() < kTelling)
            continue;
        const int from = one.normal.size() - static_cast<int>(words.size());
        if (words.size() > kLongestQuote) {
            const auto cut = words.substr(0, kLongestQuote).find_last_of(U",。?!;");
            words = words.substr(
                0, cut == std::u32string_view::npos || cut < kTelling ? kLongestQuote : cut);
        }
        while (!words.empty() && text::isPunctuation(words.back()))
            words.remove_suffix(1);
        return one.original(from, from + static_cast<int>(words.size()));
    }
    return {};
}

std::string asksOf(const Matter& matter)
{
    if (matter.asks.empty())
        return {};
    std::string text = matter.kind == Kind::Enquiry ? "希望：" : "要求：";
    if (matter.asks.size() == 1)
        return text + matter.asks.front() + "。";
    for (std::size_t i = 0; i < matter.asks.size(); ++i)
        text += (i ? "；" : "") + std::to_string(i + 1) + "." + matter.asks[i];
    return text + "。";
}

} // namespace

std::string writtenTime(const std::string& shown)
{
    auto text = shown;
    const auto open = text.find("（");
    const auto close = text.find("）");
    if (open != std::string::npos && close != std::string::npos)
        text.erase(open, close - open + std::string_view{"）"}.size());
    int y = 0;
    int m = 0;
    int d = 0;
    const auto date = text.find_first_of("0123456789");
    if (date != std::string::npos &&
        std::sscanf(text.c_str() + date, "%4d-%2d-%2d", &y, &m, &d) == 3)
        text.replace(date, 10,
                     std::to_string(y) + "年" + std::to_string(m) + "月" + std::to_string(d) +
                         "日");
    return text.ends_with("起") ? "自" + text : text;
}

std::string writeSummary(const Matter& matter, const std::vector<Heard>& heard)
{
    const auto words = ownWords(heard);
    if (matter.category.empty() && words.empty())
        return {};
    std::string text =
        (matter.who.empty() ? "来电人" : matter.who) + std::string{verbOf(matter.kind)} + "：";
    if (!matter.when.empty())
        text += writtenTime(matter.when) + "，";
    text += compact(matter.where);
    const auto numbers = measured(matter);
    if (!matter.category.empty())
        text += (matter.where.empty() || !numbers.empty() ? "" : "，") + matter.category + numbers +
                people(matter) + "。";
    else
        text += matter.where.empty() ? "" : "，";
    if (!words.empty())
        text += matter.category.empty() ? words + "。" : "来电人称：" + words + "。";
    text += otherDetails(matter);
    if (!matter.earlier.empty())
        text += matter.earlier;
    text += asksOf(matter);
    for (const auto& one : heard)
        text = withoutIdentities(std::move(text), one);
    return text;
}

} // namespace lianxin::assist
