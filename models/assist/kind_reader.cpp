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

} // namespace

KindReader::KindReader() : m_cues(kCues) {}

std::vector<Label> KindReader::classify(const std::vector<Heard>& heard, const Prior& prior) const
{
    Tally tally;
    int turn = 0;
    for (const auto& one : heard) {
        if (!one.isCaller())
            continue;
        addCues(tally, one, m_cues, placeInCall(turn));
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
