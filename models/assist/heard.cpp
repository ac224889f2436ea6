#include "models/assist/heard.h"

#include "models/assist/hours.h"
#include "models/assist/person_name.h"
#include "models/assist/word_list.h"
#include "models/knowledge/meaning.h"
#include "models/text/numeral_run.h"
#include "models/text/spoken.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

ticket::Span Heard::span(int from, int to) const
{
    const auto original = normal.original({from, to});
    return {id, original.from, original.to};
}

std::u32string_view Heard::slice(int from, int to) const
{
    return text::slice(std::u32string_view{normal.text}, {from, to});
}

std::string Heard::utf8(int from, int to) const
{
    return text::toUtf8(slice(from, to));
}

std::string Heard::original(int from, int to) const
{
    return text::legible(text::slice(raw, normal.original({from, to})));
}

text::Span Heard::clauseAt(int at) const
{
    for (const auto& clause : clauses)
        if (clause.from <= at && at < clause.to)
            return clause;
    return {0, normal.size()};
}

bool Heard::takenBack(int from, int to) const
{
    const text::Span words{from, to};
    const auto overlaps = [&](const text::Span& span) { return span.overlaps(words); };
    if (std::any_of(withdrawn.begin(), withdrawn.end(), overlaps) ||
        std::any_of(negated.begin(), negated.end(), overlaps))
        return true;
    return std::any_of(corrections.begin(), corrections.end(), [&](const text::Correction& c) {
        return c.rejected.overlaps(words) || c.cue.overlaps(words);
    });
}

bool Heard::contains(std::u32string_view words) const
{
    return find(normal.text, words) >= 0;
}

namespace {

bool isContent(char32_t c)
{
    return text::isHan(c) && knowledge::carriesMeaning(c);
}

void readMood(Heard& heard)
{
    constexpr std::u32string_view kAsking[]{U"?",      U"吗",   U"什么",   U"多少",   U"几点",
                                            U"几个",   U"哪",   U"有没有", U"是不是", U"能不能",
                                            U"怎么",   U"贵姓", U"可以说", U"几号",   U"没有过",
                                            U"几单元", U"几栋", U"几楼",   U"几层",   U"几室"};
    constexpr std::u32string_view kChecking[]{U"对吗", U"对吧",   U"是吗",    U"没错吧",
                                              U"核对", U"对不对", U"是这样吧"};
    heard.question = holdsAny(heard.normal.text, kAsking) || heard.normal.text.ends_with(U'呢');
    heard.readBack = holdsAny(heard.normal.text, kChecking);
}

} // namespace

std::vector<std::uint64_t> contentPairs(std::u32string_view normalised)
{
    std::vector<std::uint64_t> pairs;
    for (std::size_t i = 0; i + 1 < normalised.size(); ++i)
        if (isContent(normalised[i]) && isContent(normalised[i + 1]))
            pairs.push_back((static_cast<std::uint64_t>(normalised[i]) << 32) | normalised[i + 1]);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

double shareOf(const std::vector<std::uint64_t>& wanted, const std::vector<std::uint64_t>& said)
{
    if (wanted.empty())
        return 0;
    const auto met = std::count_if(wanted.begin(), wanted.end(), [&](std::uint64_t pair) {
        return std::binary_search(said.begin(), said.end(), pair);
    });
    return static_cast<double>(met) / static_cast<double>(wanted.size());
}

std::vector<std::size_t> repliesTo(const std::vector<Heard>& heard, std::size_t agent)
{
    std::vector<std::size_t> replies;
    for (std::size_t i = agent + 1; i < heard.size() && heard[i].isCaller(); ++i)
        replies.push_back(i);
    return replies;
}

namespace {

/// Offsets stay: what is not read is a row of line breaks.
std::string readable(const std::string& raw)
{
    const int length = text::length(raw);
    if (length <= kLongestReading + kLongestEnd)
        return raw;
    return text::slice(raw, {0, kLongestReading}) +
           std::string(static_cast<std::size_t>(length - kLongestReading - kLongestEnd), '\n') +
           text::slice(raw, {length - kLongestEnd, length});
}

/// 对许文静, 不是我叫李建国: behind yes or no and a few words that say nothing but a value, the
/// comma that a recogniser without marks leaves out. 不是平远路 may also say what it is not.
text::Normalised withAnswerApart(text::Normalised said)
{
    constexpr std::u32string_view kYes[]{U"没错", U"是的", U"对对", U"可以", U"对"};
    constexpr std::u32string_view kNo[]{U"不是不是", U"不对不对", U"不是", U"不对"};
    constexpr std::u32string_view kLeads[]{U"我叫", U"我姓", U"叫", U"姓", U"是", U"应该是"};
    constexpr std::u32string_view kTells[]{U"的", U"了", U"吗", U"没", U"啊", U"呢", U"不"};
    constexpr std::size_t kLongest = 9;
    const auto text = std::u32string_view{said.text};
    const int no = wordAt(text, 0, kNo);
    const int answer = no > 0 ? no : wordAt(text, 0, kYes);
    const auto rest = text.substr(static_cast<std::size_t>(answer));
    if (answer == 0 || rest.size() < 2 || rest.size() > kLongest || holdsAny(rest, kTells) ||
        std::any_of(rest.begin(), rest.end(), text::isPunctuation))
        return said;
    const bool isName = no == 0 && nameLengthAt(text, answer) == static_cast<int>(rest.size());
    const bool isNumber = text::digitValue(rest.front()) >= 0 || text::unitValue(rest.front()) > 0;
    if (!isName && !isNumber && !beginsWithAny(rest, kLeads))
        return said;
    const int source = said.source[static_cast<std::size_t>(answer)];
    said.text.insert(said.text.begin() + answer, U',');
    said.source.insert(said.source.begin() + answer, source);
    return said;
}

/// 不是科苑路那家, 不在和平里: clauses that only say what it is not. No question (不是昨天报的吗),
/// and nothing behind a bare 不是.
std::vector<text::Span> negatedIn(const Heard& heard)
{
    constexpr std::u32string_view kCues[]{U"并不是", U"可不是", U"不是说", U"不是", U"不在"};
    constexpr std::u32string_view kAsking[]{U"吗", U"么", U"嘛", U"?", U"才怪"};
    constexpr int kLongest = 16;
    std::vector<text::Span> found;
    for (const auto& clause : heard.clauses) {
        const int length = wordAt(heard.text(), clause.from, kCues);
        const auto rest = heard.slice(clause.from + length, clause.to + 1);
        if (length == 0 || clause.size() - length < 2 || clause.size() > kLongest ||
            holdsAny(rest, kAsking))
            continue;
        found.push_back({clause.from + length, clause.to});
    }
    return found;
}

/// 两千八的, 一万二的: the last digit without its unit, and no more behind it.
bool saysPrice(const Heard& heard, const text::NumeralRun& run, text::Span clause)
{
    return run.units && run.form == text::NumeralRun::Form::Value && !run.ascii &&
           run.value >= 1000 &&
           text::digitValue(heard.text()[static_cast<std::size_t>(run.to - 1)]) > 0 &&
           heard.slice(run.to, clause.to) == U"的";
}

/// An amount without its unit is money where words before it say so and no counter behind it says
/// otherwise: 充了两万五, 押金两千四; no 住了五千多天.
bool isMoney(const Heard& heard, const text::Numeral& numeral)
{
    using text::NumeralKind;
    constexpr std::u32string_view kWords[]{
        U"交",   U"充",   U"花了", U"花",   U"欠",   U"收",   U"罚",   U"扣",   U"退",
        U"赔",   U"借",   U"转",   U"付",   U"押金", U"定金", U"订金", U"工资", U"工钱",
        U"费",   U"租金", U"房租", U"一共", U"总共", U"合计", U"补",   U"骗",   U"卖",
        U"买",   U"存",   U"贷",   U"损失", U"要我", U"给了", U"彩礼", U"报价", U"尾款",
        U"首付", U"价",   U"钱",   U"款",   U"少给", U"剩",   U"送",   U"值",   U"办卡"};
    constexpr std::u32string_view kBought[]{U"买的", U"买来", U"买了", U"入手"};
    constexpr std::u32string_view kCounters = U"个人户名位家天年月岁平米亩斤吨度公里步层楼号室次回"
                                              U"遍辆台部张件份页字瓦分点级期节课路线班栋"
                                              U"幢单排倍升本只棵%岁周小";
    constexpr double kLeast = 100;
    if (numeral.kind != NumeralKind::Number && numeral.kind != NumeralKind::Approximate)
        return false;
    const auto run = text::numeralRunAt(heard.text(), numeral.from);
    const auto clause = heard.clauseAt(numeral.from);
    const auto next = heard.slice(numeral.to, numeral.to + 1);
    constexpr std::u32string_view kStrong[]{U"收了我", U"扣了我", U"罚了我", U"多收", U"多扣",
                                            U"要了我", U"给了我", U"退了我", U"只退"};
    constexpr double kLeastOfStrong = 10;
    constexpr int kPause = 7;
    // 我交了，呃，三千: what the number goes on from stands before the pause.
    const int begin = numeral.from == clause.from ? std::max(0, clause.from - kPause) : clause.from;
    const auto before = heard.slice(begin, numeral.from);
    const bool strong = holdsAny(before, kStrong) && numeral.to == clause.to;
    const bool bought = wordAt(heard.text(), numeral.to, kBought) > 0;
    if (!run || run->value < (strong ? kLeastOfStrong : kLeast) ||
        !(bought || saysPrice(heard, *run, clause) || holdsAny(before, kWords)))
        return false;
    return next.empty() || kCounters.find(next.front()) == std::u32string_view::npos;
}

/// 两千块，不对，一千八: what is put in a number's place is of its kind.
void readCorrected(Heard& heard)
{
    using text::NumeralKind;
    for (const auto& correction : heard.corrections)
        for (const auto& old : heard.numerals)
            for (auto& fresh : heard.alone) {
                const bool bare = fresh.kind == NumeralKind::Number ||
                                  fresh.kind == NumeralKind::Approximate ||
                                  fresh.kind == NumeralKind::Digits;
                const bool replaces = correction.rejected.overlaps({old.from, old.to}) &&
                                      correction.replacement.overlaps({fresh.from, fresh.to});
                if (bare && replaces &&
                    (old.kind == NumeralKind::Money || old.kind == NumeralKind::Room))
                    fresh.kind = old.kind;
            }
    heard.numerals = heard.alone;
}

/// Before and behind the value of an answer.
constexpr std::u32string_view kLeads[]{
    U"不对不对", U"不是不是", U"不不不", U"不对",   U"不是", U"说错了", U"记错了",
    U"错了",     U"应该是",   U"大概是", U"可能是", U"大概", U"大约",   U"差不多",
    U"就是",     U"我是",     U"我家是", U"我家",   U"我住", U"那是",   U"一共",
    U"总共",     U"花了",     U"交了",   U"充了",   U"他说", U"说是",   U"给了",
    U"就",       U"是",       U"住",     U"在",     U"有",   U"对",     U"不"};
constexpr std::u32string_view kTails[]{U"左右", U"吧", U"啊", U"的", U"了", U"呢", U"嘛", U"呀"};

text::Span withoutLeads(const Heard& heard, text::Span clause)
{
    for (int length = 1; length > 0 && clause.from < clause.to;) {
        length = wordAt(heard.text(), clause.from, kLeads);
        clause.from += length;
    }
    for (bool again = true; again && clause.from < clause.to;) {
        again = false;
        for (const auto tail : kTails)
            if (heard.slice(clause.from, clause.to).ends_with(tail)) {
                clause.to -= static_cast<int>(tail.size());
                again = true;
            }
    }
    return clause;
}

} // namespace

std::vector<BareNumber> bareNumbers(const Heard& heard)
{
    constexpr std::u32string_view kCounters = U"号个块元室人户名位";
    std::vector<BareNumber> found;
    for (const auto& whole : heard.clauses) {
        const auto clause = withoutLeads(heard, whole);
        const auto run = text::numeralRunAt(heard.text(), clause.from);
        if (clause.empty() || !run || run->to > clause.to || run->to < clause.to - 2)
            continue;
        const auto rest = heard.slice(run->to, clause.to);
        const bool counted = rest.size() == 1 && kCounters.find(rest.front()) != rest.npos;
        const bool paid = rest == U"块钱" || rest == U"元钱";
        if (!rest.empty() && !counted && !paid)
            continue;
        BareNumber number;
        number.span = {clause.from, clause.to};
        number.number = run->value;
        number.counter = rest.empty() ? U'\0' : rest.front();
        number.digits = run->digits.size() >= 3 && run->digits.size() <= 4 && !run->units;
        number.value = !run->digits.empty() ? run->digits : text::formatNumber(run->value);
        if (run->form == text::NumeralRun::Form::Range)
            number.value = run->high < 0 ? text::formatNumber(run->value) + "+"
                                         : text::formatNumber(run->value) + "-" +
                                               text::formatNumber(run->high);
        found.push_back(std::move(number));
    }
    return found;
}

Heard hear(const session::Utterance& utterance, const text::Pauses& pauses, PartBefore before)
{
    Heard heard;
    heard.id = utterance.id;
    heard.speaker = utterance.speaker;
    heard.fromMs = utterance.fromMs;
    heard.toMs = utterance.toMs;
    heard.raw = readable(utterance.text);
    heard.normal = withAnswerApart(text::spoken(heard.raw));
    heard.clauses = pauses.clauses(heard.normal.text);
    heard.alone = text::numerals(std::u32string_view{heard.normal.text});
    for (auto& numeral : heard.alone)
        if (isMoney(heard, numeral))
            numeral.kind = text::NumeralKind::Money;
    heard.partBefore = std::move(before);
    readBareHours(heard);
    heard.numerals = heard.alone;
    heard.negated = negatedIn(heard);
    heard.corrections = text::corrections(heard.normal.text);
    readCorrected(heard);
    heard.pairs = contentPairs(heard.normal.text);
    readMood(heard);
    return heard;
}

ticket::Span quotable(std::span<const Heard> heard, ticket::Span words)
{
    constexpr int kLongest = 12;
    for (const auto& one : heard) {
        if (one.id != words.utterance)
            continue;
        for (const auto& clause : one.clauses) {
            const auto whole = one.span(clause.from, clause.to);
            if (whole.from <= words.from && words.to <= whole.to)
                return whole.to - whole.from <= kLongest ? whole : words;
        }
    }
    return words;
}

int find(std::u32string_view text, std::u32string_view words, int at)
{
    const auto position = text.find(words, static_cast<std::size_t>(std::max(at, 0)));
    return position == std::u32string_view::npos ? -1 : static_cast<int>(position);
}

} // namespace lianxin::assist
