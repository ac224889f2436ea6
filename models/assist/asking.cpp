#include "models/assist/asking.h"

#include "models/assist/word_list.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

/// How a question about what is done begins: 咋补, 怎么领, 去哪办, 啥时候能领.
constexpr std::u32string_view kHow[]{U"咋",   U"怎么",   U"怎样",    U"如何",   U"去哪",
                                     U"到哪", U"上哪",   U"在哪",    U"能不能", U"可不可以",
                                     U"能否", U"啥时候", U"什么时候"};
constexpr std::u32string_view kBetween[]{U"里",   U"儿", U"个", U"可以",
                                         U"才能", U"能", U"去", U"来"};
constexpr std::u32string_view kDone[]{
    U"办理", U"办", U"补", U"领", U"交", U"缴", U"查",   U"取",   U"转", U"报销", U"报名",
    U"报",   U"算", U"开", U"换", U"迁", U"退", U"申请", U"申领", U"弄", U"走",   U"登记",
    U"续",   U"改", U"落", U"上", U"提", U"认", U"用",   U"收费", U"停", U"预约", U"充"};
constexpr std::u32string_view kAsking[]{
    U"要不要", U"用不用", U"需不需要", U"需要啥", U"需要什么", U"啥材料",
    U"啥手续", U"啥条件", U"多长时间", U"要多久", U"要多少",   U"交多少",
    U"领多少", U"补多少", U"报多少",   U"多少能", U"多少年能", U"哪些"};
/// 能办不, 影响报销吗, 办下来没: an ending that makes a question, behind what may be or not.
constexpr std::u32string_view kEndings[]{U"不", U"没", U"没有", U"吗", U"么", U"呢"};
constexpr std::u32string_view kMay[]{U"能", U"可以", U"会", U"要", U"用",  U"得",
                                     U"行", U"算",   U"有", U"给", U"影响"};
/// Beside these a question is a reproach: 咋没人修, 到底管不管, 还让不让人睡.
constexpr std::u32string_view kReproaches[]{
    U"没人", U"不管", U"到底",   U"凭什么", U"凭啥", U"为啥",   U"为什么",   U"天天",   U"老是",
    U"总是", U"一直", U"太",     U"还不",   U"还没", U"还让",   U"这么",     U"那么",   U"有人管",
    U"管管", U"不修", U"不退",   U"不给",   U"不来", U"不处理", U"不解决",   U"不发",   U"没发",
    U"没给", U"欺负", U"合理吗", U"像话",   U"难道", U"骗",     U"投诉",     U"举报",   U"怎么能",
    U"咋能", U"不热", U"坏了",   U"堵",     U"又",   U"都",     U"怎么回事", U"咋回事", U"受不了",
    U"吵",   U"臭",   U"不是",   U"多少次"};

/// 咋补, 怎么领: how something is done. 咋没人修 and 怎么这么吵 ask for nothing.
bool asksWay(std::u32string_view clause)
{
    constexpr std::u32string_view kLost[]{U"咋办",     U"怎么办", U"咋办呢",
                                          U"怎么办呢", U"咋办啊", U"怎么办啊"};
    const auto done = [&](int at) {
        const int length = wordAt(clause, at, kDone);
        // 咋办 at the end asks for help and names no way.
        return length > 1 || (length == 1 && (clause[static_cast<std::size_t>(at)] != U'办' ||
                                              !endsWithAny(clause, kLost)));
    };
    for (int at = 0; at < static_cast<int>(clause.size()); ++at)
        if (const int how = wordAt(clause, at, kHow); how > 0) {
            const int between = wordAt(clause, at + how, kBetween);
            if (done(at + how) || (between > 0 && done(at + how + between)))
                return true;
        }
    return holdsAny(clause, kAsking);
}

/// 周末能办不, 影响报销吗: the words that end the clause ask whether it is so.
bool asksWhether(std::u32string_view clause)
{
    constexpr std::u32string_view kTails = U"啊呀呢哦了";
    while (!clause.empty() && kTails.find(clause.back()) != std::u32string_view::npos)
        clause.remove_suffix(1);
    return clause.size() >= 3 && endsWithAny(clause, kEndings) &&
           holdsAny(clause.substr(0, clause.size() - 1), kMay);
}

} // namespace

bool asksHow(const Heard& heard)
{
    return !holdsAny(heard.text(), kReproaches) &&
           std::any_of(heard.clauses.begin(), heard.clauses.end(), [&](const text::Span& clause) {
               const auto words = heard.slice(clause.from, clause.to);
               return asksWay(words) || asksWhether(words);
           });
}

} // namespace lianxin::assist
