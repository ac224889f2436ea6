#include "models/assist/kind_reader.h"

#include "models/assist/proposal.h"
#include "models/assist/word_list.h"
#include "models/ticket/kind.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lianxin::assist {

namespace {

using ticket::Kind;

constexpr int of(Kind kind)
{
    return static_cast<int>(kind);
}

constexpr std::array kCues{
    Cue{"我要投诉", of(Kind::Complaint), 5},
    Cue{"我想投诉", of(Kind::Complaint), 5},
    Cue{"投诉", of(Kind::Complaint), 3},
    Cue{"再次投诉", of(Kind::Complaint), 4},
    Cue{"没人管", of(Kind::Complaint), 1.8},
    Cue{"谁都不管", of(Kind::Complaint), 1.8},
    Cue{"都不管", of(Kind::Complaint), 1.4},
    Cue{"不作为", of(Kind::Complaint), 2},
    Cue{"踢皮球", of(Kind::Complaint), 2},
    Cue{"推诿", of(Kind::Complaint), 2},
    Cue{"两头推", of(Kind::Complaint), 1.8},
    Cue{"扰民", of(Kind::Complaint), 2},
    Cue{"没法睡", of(Kind::Complaint), 1.5},
    Cue{"睡不着", of(Kind::Complaint), 1},
    Cue{"受不了", of(Kind::Complaint), 1.5},
    Cue{"忍无可忍", of(Kind::Complaint), 2},
    Cue{"苦不堪言", of(Kind::Complaint), 2},
    Cue{"严重影响", of(Kind::Complaint), 1.5},
    Cue{"影响生活", of(Kind::Complaint), 1.2},
    Cue{"不热", of(Kind::Complaint), 1},
    Cue{"还是没有变化", of(Kind::Complaint), 1.5},
    Cue{"还是没解决", of(Kind::Complaint), 1.8},
    Cue{"没有解决", of(Kind::Complaint), 1.5},
    Cue{"至今未", of(Kind::Complaint), 1.5},
    Cue{"迟迟", of(Kind::Complaint), 1.3},
    Cue{"屡次", of(Kind::Complaint), 1.3},
    Cue{"多次反映", of(Kind::Complaint), 1.8},
    Cue{"越来越", of(Kind::Complaint), 0.5},
    Cue{"不退", of(Kind::Complaint), 1.2},
    Cue{"乱收费", of(Kind::Complaint), 2},
    Cue{"多收", of(Kind::Complaint), 1.5},
    Cue{"骗", of(Kind::Complaint), 0.8},
    Cue{"拖欠", of(Kind::Complaint), 2},
    Cue{"一分没见着", of(Kind::Complaint), 2},
    Cue{"不给钱", of(Kind::Complaint), 1.8},
    Cue{"没给", of(Kind::Complaint), 0.6},
    Cue{"态度恶劣", of(Kind::Complaint), 2},
    Cue{"态度差", of(Kind::Complaint), 1.8},
    Cue{"太吵", of(Kind::Complaint), 1.5},
    Cue{"恶臭", of(Kind::Complaint), 0.9},
    Cue{"臭", of(Kind::Complaint), 0.35},
    Cue{"偷工减料", of(Kind::Complaint), 1.5},
    Cue{"面子工程", of(Kind::Complaint), 1.5},
    Cue{"不管", of(Kind::Complaint), 0.7},
    Cue{"尽快处理", of(Kind::Complaint), 0.7},
    Cue{"望处理", of(Kind::Complaint), 0.9},
    Cue{"及时处理", of(Kind::Complaint), 0.7},
    Cue{"部门处理", of(Kind::Complaint), 0.7},
    Cue{"部门介入", of(Kind::Complaint), 0.7},
    Cue{"予以整治", of(Kind::Complaint), 0.7},
    Cue{"堵了", of(Kind::Complaint), 0.5},
    Cue{"强占", of(Kind::Complaint), 1.2},
    Cue{"强行", of(Kind::Complaint), 1},
    Cue{"又脏", of(Kind::Complaint), 0.5},
    Cue{"黑臭", of(Kind::Complaint), 0.6},
    Cue{"未得到", of(Kind::Complaint), 0.8},
    Cue{"捂住鼻子", of(Kind::Complaint), 0.8},
    Cue{"不可理喻", of(Kind::Complaint), 1.5},
    Cue{"岂有此理", of(Kind::Complaint), 1.5},
    Cue{"凭什么", of(Kind::Complaint), 1},
    Cue{"欠我", of(Kind::Complaint), 1},
    Cue{"不给", of(Kind::Complaint), 0.5},
    Cue{"没人修", of(Kind::Complaint), 1.6},
    Cue{"没人清", of(Kind::Complaint), 0.8},

    Cue{"咨询", of(Kind::Enquiry), 3},
    Cue{"我想咨询", of(Kind::Enquiry), 5},
    Cue{"想问问", of(Kind::Enquiry), 3.5},
    Cue{"想问一下", of(Kind::Enquiry), 3.5},
    Cue{"请问", of(Kind::Enquiry), 1.5},
    Cue{"问一下", of(Kind::Enquiry), 2.2},
    Cue{"问下", of(Kind::Enquiry), 1.8},
    Cue{"了解一下", of(Kind::Enquiry), 2},
    Cue{"想了解", of(Kind::Enquiry), 2.2},
    Cue{"想知道", of(Kind::Enquiry), 1.6},
    Cue{"怎么办理", of(Kind::Enquiry), 2},
    Cue{"怎么申请", of(Kind::Enquiry), 2},
    Cue{"怎么办", of(Kind::Enquiry), 0.6},
    Cue{"什么材料", of(Kind::Enquiry), 1.6},
    Cue{"哪些材料", of(Kind::Enquiry), 1.6},
    Cue{"什么手续", of(Kind::Enquiry), 1.6},
    Cue{"什么条件", of(Kind::Enquiry), 1.5},
    Cue{"什么时候", of(Kind::Enquiry), 0.7},
    Cue{"啥时候", of(Kind::Enquiry), 0.7},
    Cue{"咋办", of(Kind::Enquiry), 0.6},
    Cue{"何时", of(Kind::Enquiry), 1},
    Cue{"能不能", of(Kind::Enquiry), 0.5},
    Cue{"是否", of(Kind::Enquiry), 0.7},
    Cue{"几号", of(Kind::Enquiry), 0.6},
    Cue{"在哪办", of(Kind::Enquiry), 1.5},
    Cue{"去哪办", of(Kind::Enquiry), 1.5},
    Cue{"是不是真的", of(Kind::Enquiry), 0.8},
    Cue{"有没有规定", of(Kind::Enquiry), 1.2},
    Cue{"有什么规定", of(Kind::Enquiry), 1.4},
    Cue{"多少钱", of(Kind::Enquiry), 0.4},

    Cue{"求助", of(Kind::Help), 3.5},
    Cue{"能不能把", of(Kind::Help), 1.6},
    Cue{"能不能派", of(Kind::Help), 1.6},
    Cue{"能不能来人", of(Kind::Help), 1.6},
    Cue{"能不能帮", of(Kind::Help), 1.4},
    Cue{"修一下", of(Kind::Help), 0.8},
    Cue{"帮帮", of(Kind::Help), 2},
    Cue{"帮我", of(Kind::Help), 1.2},
    Cue{"帮忙", of(Kind::Help), 1.2},
    Cue{"救命", of(Kind::Help), 5},
    Cue{"着火", of(Kind::Help), 5},
    Cue{"起火", of(Kind::Help), 5},
    Cue{"挪车", of(Kind::Help), 3},
    Cue{"挪一下", of(Kind::Help), 2},
    Cue{"被困", of(Kind::Help), 3},
    Cue{"快来人", of(Kind::Help), 3},
    Cue{"晕倒", of(Kind::Help), 3},
    Cue{"漏气", of(Kind::Help), 2},
    Cue{"停水", of(Kind::Help), 1.2},
    Cue{"停电", of(Kind::Help), 1.2},
    Cue{"没水了", of(Kind::Help), 1.2},
    Cue{"没电了", of(Kind::Help), 1.2},
    Cue{"不亮", of(Kind::Help), 1.2},
    Cue{"爆了", of(Kind::Help), 1.5},
    Cue{"坏了", of(Kind::Help), 0.8},
    Cue{"丢了", of(Kind::Help), 0.8},
    Cue{"希望帮", of(Kind::Help), 1.5},
    Cue{"恳请", of(Kind::Help), 1.2},
    Cue{"请求", of(Kind::Help), 1.2},
    Cue{"请有关部门", of(Kind::Help), 0.5},

    Cue{"我要举报", of(Kind::Report), 6},
    Cue{"举报", of(Kind::Report), 3.5},
    Cue{"偷排", of(Kind::Report), 1.5},
    Cue{"非法经营", of(Kind::Report), 2},
    Cue{"无证经营", of(Kind::Report), 2},
    Cue{"假冒伪劣", of(Kind::Report), 2},
    Cue{"偷税", of(Kind::Report), 2.5},
    Cue{"线索", of(Kind::Report), 1.5},
    Cue{"违建", of(Kind::Report), 0.8},
    Cue{"赌博", of(Kind::Report), 2},

    Cue{"建议", of(Kind::Suggestion), 3},
    Cue{"我建议", of(Kind::Suggestion), 4},
    Cue{"提个建议", of(Kind::Suggestion), 5},
    Cue{"提议", of(Kind::Suggestion), 2.5},
    Cue{"不妨", of(Kind::Suggestion), 1},
    Cue{"是不是可以考虑", of(Kind::Suggestion), 2},
    Cue{"应该增加", of(Kind::Suggestion), 1.2},
    Cue{"最好能", of(Kind::Suggestion), 0.8},

    Cue{"我要表扬", of(Kind::Praise), 6},
    Cue{"表扬", of(Kind::Praise), 4},
    Cue{"点赞", of(Kind::Praise), 2.5},
    Cue{"送锦旗", of(Kind::Praise), 4},
    Cue{"要感谢", of(Kind::Praise), 2},
    Cue{"拾金不昧", of(Kind::Praise), 3},
};

/// Words after which a cue speaks of something else: 不是投诉, 不想投诉, 更不是投诉件, 没有建议.
constexpr std::u32string_view kDenials[]{U"不是", U"不想", U"不要", U"没有", U"别", U"不用"};

bool isDenied(const Heard& heard, int at)
{
    const int from = std::max(0, at - 3);
    const auto before = heard.slice(from, at);
    return endsWithAny(before, kDenials);
}

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

/// What callers of a category usually want, by how its name is made.
constexpr std::array kByCategory{
    Cue{"咨询", of(Kind::Enquiry), 2.5},   Cue{"办理", of(Kind::Enquiry), 1.2},
    Cue{"申领", of(Kind::Enquiry), 1.2},   Cue{"入学", of(Kind::Enquiry), 1},
    Cue{"噪声", of(Kind::Complaint), 1.5}, Cue{"扰民", of(Kind::Complaint), 1.5},
    Cue{"拖欠", of(Kind::Complaint), 1.5}, Cue{"不达标", of(Kind::Complaint), 1.5},
    Cue{"卡", of(Kind::Complaint), 0.8},   Cue{"不", of(Kind::Complaint), 0.8},
    Cue{"恶臭", of(Kind::Complaint), 1},   Cue{"污水", of(Kind::Complaint), 0.8},
    Cue{"臭", of(Kind::Complaint), 0.7},   Cue{"污染", of(Kind::Complaint), 0.7},
    Cue{"排污", of(Kind::Complaint), 0.7}, Cue{"直排", of(Kind::Complaint), 0.7},
    Cue{"异味", of(Kind::Complaint), 0.7}, Cue{"油烟", of(Kind::Complaint), 0.7},
    Cue{"扬尘", of(Kind::Complaint), 0.7}, Cue{"垃圾", of(Kind::Complaint), 0.7},
    Cue{"乱", of(Kind::Complaint), 0.7},   Cue{"占", of(Kind::Complaint), 0.7},
    Cue{"破坏", of(Kind::Complaint), 0.7}, Cue{"破损", of(Kind::Complaint), 0.7},
    Cue{"质量", of(Kind::Complaint), 0.7}, Cue{"变色", of(Kind::Complaint), 0.7},
    Cue{"挪车", of(Kind::Help), 2.5},      Cue{"建议", of(Kind::Suggestion), 2},
    Cue{"举报", of(Kind::Report), 2},
};

const Cues& categoryCues()
{
    static const Cues kCategoryCues{kByCategory};
    return kCategoryCues;
}

bool isEmergency(const Prior& prior)
{
    return prior.category && prior.category->code.str().starts_with("0401");
}

constexpr std::size_t kTelling = 3;

/// The first words say what the call is about.
double placeInCall(int callerTurn)
{
    return callerTurn == 0 ? 1.0 : callerTurn == 1 ? 0.85 : 0.6;
}

struct Tally {
    std::array<double, ticket::kKinds.size()> weight{};
    std::array<std::vector<ticket::Span>, ticket::kKinds.size()> spans;
};

void addCues(Tally& tally, const Heard& heard, const Cues& cues, double place)
{
    std::array<double, ticket::kKinds.size()> here{};
    for (const auto& hit : cues.find(heard.text())) {
        if (isDenied(heard, hit.from))
            continue;
        const auto kind = static_cast<std::size_t>(hit.meaning);
        here[kind] += here[kind] > 0 ? hit.weight * 0.5 : hit.weight;
        if (hit.weight >= 1)
            addSpan(tally.spans[kind], heard.span(hit.from, hit.to));
    }
    for (std::size_t kind = 0; kind < here.size(); ++kind)
        tally.weight[kind] += here[kind] * place;
}

/// 给修修, 让园林的来剪一下, 帮我看看: a deed in passing that somebody is to come and do.
int requestAt(const Heard& heard)
{
    constexpr std::u32string_view kWho[]{U"给", U"来", U"帮",   U"让",
                                         U"请", U"派", U"你们", U"麻烦"};
    constexpr std::u32string_view kDeeds = U"修剪看清管弄查治挪扫疏装换补拉停收打理整";
    constexpr std::size_t kNear = 6;
    const auto text = std::u32string_view{heard.text()};
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
        const bool passing = kDeeds.find(text[at]) != kDeeds.npos &&
                             (text[at] == text[at + 1] || text.substr(at + 1).starts_with(U"一下"));
        const std::size_t from = at > kNear ? at - kNear : 0;
        if (passing && holdsAny(text.substr(from, at - from), kWho))
            return static_cast<int>(at);
    }
    return -1;
}

/// What a request wants: to be rid of what others do (管管, 治治, 查查), or help.
void addRequest(Tally& tally, const Heard& heard, double place)
{
    constexpr double kRequest = 1;
    constexpr std::u32string_view kAgainst = U"管治查";
    const int at = requestAt(heard);
    if (at < 0)
        return;
    const bool against = kAgainst.find(heard.text()[static_cast<std::size_t>(at)]) != kAgainst.npos;
    const auto kind = static_cast<std::size_t>(of(against ? Kind::Complaint : Kind::Help));
    tally.weight[kind] += kRequest * place;
    addSpan(tally.spans[kind], heard.span(at, at + 2));
}

void addPrior(Tally& tally, const Prior& prior)
{
    if (!prior.category)
        return;
    if (isEmergency(prior))
        tally.weight[static_cast<std::size_t>(of(Kind::Help))] += 6 * prior.categoryConfidence;
    const auto name = text::normalise(prior.category->name);
    for (const auto& hit : categoryCues().find(name.text))
        tally.weight[static_cast<std::size_t>(hit.meaning)] +=
            hit.weight * prior.categoryConfidence;
}

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

/// The first clause that asks, empty where none does or a reproach stands beside it.
text::Span asking(const Heard& heard)
{
    if (holdsAny(heard.text(), kReproaches))
        return {};
    for (const auto& clause : heard.clauses) {
        const auto words = heard.slice(clause.from, clause.to);
        if (asksWay(words) || asksWhether(words))
            return clause;
    }
    return {};
}

void addQuestion(Tally& tally, const Heard& heard, double place)
{
    constexpr double kQuestion = 1.5;
    constexpr auto kEnquiry = static_cast<std::size_t>(of(Kind::Enquiry));
    const auto clause = asking(heard);
    if (clause.empty())
        return;
    tally.weight[kEnquiry] += kQuestion * place;
    addSpan(tally.spans[kEnquiry], heard.span(clause.from, clause.to));
}

} // namespace

bool asksHow(const Heard& heard)
{
    return !asking(heard).empty();
}

KindReader::KindReader() : m_cues(kCues) {}

std::vector<Label> KindReader::classify(const std::vector<Heard>& heard, const Prior& prior) const
{
    Tally tally;
    int turn = 0;
    for (const auto& one : heard) {
        if (!one.isCaller())
            continue;
        addCues(tally, one, m_cues, placeInCall(turn));
        addQuestion(tally, one, placeInCall(turn));
        addRequest(tally, one, placeInCall(turn));
        turn += one.pairs.size() >= kTelling ? 1 : 0;
    }
    addPrior(tally, prior);
    double total = 0;
    for (const double weight : tally.weight)
        total += std::expm1(weight);
    std::vector<Label> labels;
    for (const auto kind : ticket::kKinds) {
        const auto k = static_cast<std::size_t>(kind);
        if (tally.weight[k] < 0.5)
            continue;
        const double sure = 1 - std::exp(-tally.weight[k]);
        labels.push_back({std::string{ticket::name(kind)},
                          std::expm1(tally.weight[k]) / total * sure, tally.spans[k]});
    }
    std::stable_sort(labels.begin(), labels.end(),
                     [](const Label& a, const Label& b) { return a.confidence > b.confidence; });
    return labels;
}

} // namespace lianxin::assist
