#include "models/assist/summary.h"

#include "models/assist/callback.h"
#include "models/assist/word_list.h"

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

/// 卧室 14 ℃ → 卧室14℃; a blank between two words or numbers of letters stays: Xinhua Road 88.
std::string compact(const std::string& utf8)
{
    constexpr char32_t kFirstBehindLatin = 0x250;
    const auto words = text::toUtf32(utf8);
    const auto isLatin = [&](std::size_t i) {
        return i < words.size() && words[i] < kFirstBehindLatin && !text::isSpace(words[i]);
    };
    std::u32string kept;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] != U' ' || (i > 0 && isLatin(i - 1) && isLatin(i + 1)))
            kept.push_back(words[i]);
    return text::toUtf8(kept);
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

/// ，家中有80岁以上老人; of an emergency ，有人尚未脱险：来电人母亲.
std::string people(const Matter& matter)
{
    const std::string inside = matter.anybodyInside ? "，有人尚未脱险" : "";
    for (const auto& [field, value] : matter.details)
        if (field->type == FieldType::People) {
            const bool trapped = field->label.find("被困") != std::string::npos;
            const auto named = replaced(compact(value), "，", "、");
            if (!inside.empty())
                return inside + "：" + named;
            return (trapped ? "，现场有" : "，家中有") + named;
        }
    return inside;
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

/// How long 我姓王 or 我叫王小丽 is at the beginning, up to a pause: who he is stands elsewhere.
std::size_t namingAt(std::u32string_view text)
{
    constexpr std::u32string_view kNames[]{U"我姓", U"我叫", U"俺姓", U"俺叫", U"免贵姓"};
    constexpr std::size_t kLongest = 8;
    if (!beginsWithAny(text, kNames))
        return 0;
    const auto beginning = text.substr(0, kLongest);
    const auto end = std::find_if(beginning.begin(), beginning.end(), text::isPunctuation);
    return end == beginning.end() ? 0 : static_cast<std::size_t>(end - beginning.begin());
}

/// Words of habit at the beginning: 你好, 我想问一下, 喂. Longer ones before what they begin with.
std::u32string_view withoutGreeting(std::u32string_view text)
{
    constexpr std::u32string_view kGreetings[]{U"你好",
                                               U"您好",
                                               U"喂",
                                               U"哎",
                                               U"那个",
                                               U"嗯",
                                               U"啊",
                                               U"呃",
                                               U"对",
                                               U"对了",
                                               U"还有个事",
                                               U"还有一个事",
                                               U"还有件事",
                                               U"还有一件事",
                                               U"另外",
                                               U"顺便",
                                               U"想问一下",
                                               U"再问一下",
                                               U"再问您一下",
                                               U"是这样",
                                               U"是12345热线",
                                               U"是12345",
                                               U"12345热线",
                                               U"12345",
                                               U"政府热线",
                                               U"吗",
                                               U"吧",
                                               U"不?",
                                               U"不,",
                                               U"不是",
                                               U"是吧",
                                               U"麻烦问一下",
                                               U"请问一下",
                                               U"请问",
                                               U"问一下",
                                               U"我想问一下",
                                               U"我想问问",
                                               U"我想咨询一下",
                                               U"我要投诉",
                                               U"我想投诉",
                                               U"我跟你反映",
                                               U"我跟您反映",
                                               U"我想跟你反映",
                                               U"我想跟您反映",
                                               U"跟你们反映",
                                               U"我想跟你们反映",
                                               U"我想反映",
                                               U"我要反映",
                                               U"反映",
                                               U"一件事",
                                               U"一个事",
                                               U"个事儿",
                                               U"个事",
                                               U"一二三四五热线",
                                               U"是一二三四五热线",
                                               U"这样的",
                                               U"一个情况",
                                               U"个情况",
                                               U"一下情况",
                                               U"一下",
                                               U"行不行",
                                               U"行吗",
                                               U"可以吗",
                                               U"我那个",
                                               U"我就是想",
                                               U"我打电话是"};
    for (std::size_t longest = 1; longest > 0;) {
        while (!text.empty() && (text::isPunctuation(text.front()) || text::isSpace(text.front())))
            text.remove_prefix(1);
        longest = 0;
        for (const auto& greeting : kGreetings)
            if (text.starts_with(greeting))
                longest = std::max(longest, greeting.size());
        longest = std::max(longest, namingAt(text));
        text.remove_prefix(longest);
    }
    return text;
}

/// What the caller said there, but for greetings, cut at a pause; empty when it says too little.
std::string quoteOf(const Heard& one)
{
    constexpr std::size_t kTelling = 6;
    auto words = one.isCaller() ? withoutGreeting(one.text()) : std::u32string_view{};
    if (words.size() < kTelling)
        return {};
    const int from = one.normal.size() - static_cast<int>(words.size());
    if (words.size() > kLongestQuote) {
        std::size_t cut = 0; // where the last clause ends that fits
        for (const auto& clause : one.clauses)
            if (clause.to > from && static_cast<std::size_t>(clause.to - from) <= kLongestQuote)
                cut = static_cast<std::size_t>(clause.to - from);
        words = words.substr(0, cut < kTelling ? kLongestQuote : cut);
    }
    while (!words.empty() && text::isPunctuation(words.back()))
        words.remove_suffix(1);
    return one.original(from, from + static_cast<int>(words.size()));
}

/// The caller's sentence that tells the matter, else the first that says something.
std::string ownWords(const Matter& matter, const std::vector<Heard>& heard)
{
    const auto from = [&](int utterance) {
        const auto one = std::find_if(heard.begin(), heard.end(),
                                      [&](const Heard& each) { return each.id == utterance; });
        return one == heard.end() ? std::string{} : quoteOf(*one);
    };
    for (const auto& span : matter.told)
        if (auto quote = from(span.utterance); !quote.empty())
            return quote;
    for (const auto& one : heard)
        if (auto quote = quoteOf(one); !quote.empty())
            return quote;
    return {};
}

/// 王女士; 王姓来电人 of whom only 姓王 is known.
std::string named(const std::string& who)
{
    constexpr std::string_view kSurname = "姓";
    if (who.starts_with(kSurname))
        return who.substr(kSurname.size()) + "姓来电人";
    return who.empty() ? "来电人" : who;
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

/// How to reach the caller, and who is not to know of him.
std::string reachOf(const Matter& matter)
{
    std::string text;
    for (const auto& part : matter.reach.parts)
        text += (text.empty() ? "联系要求：" : "，") + part;
    text += text.empty() ? "" : "。";
    if (matter.secrecy == Secrecy::Anonymous)
        text += "来电人要求匿名。";
    else if (matter.secrecy == Secrecy::Secret)
        text += "来电人要求保密。";
    return text;
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
    const auto words = ownWords(matter, heard);
    if (matter.category.empty() && words.empty())
        return {};
    const auto who = matter.secrecy == Secrecy::Anonymous ? std::string{} : matter.who;
    std::string text = named(who) + std::string{verbOf(matter.kind)} + "：";
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
    text += reachOf(matter);
    for (const auto& one : heard)
        text = withoutIdentities(std::move(text), one);
    return text;
}

} // namespace lianxin::assist
