#include "models/assist/hints.h"

#include "models/assist/cues.h"
#include "models/assist/field_reader.h"

#include "models/assist/word_list.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>
#include <map>

namespace lianxin::assist {

namespace {

using session::HintLevel;

struct Sort {
    std::string_view id;
    HintLevel level;
    std::string_view text;
    std::string_view say;
    std::string_view clause;
};

enum Sign {
    Fire,
    Gas,
    Violence,
    SelfHarm,
    Medical,
    Crash,
    Water,
    Collapse,
    Lift,
    Fraud,
    Court,
    Arbitration,
    Review,
    Discipline,
    Disclosure,
    Petition,
    Secrets,
    Military,
    Abuse,
    Idle,
    Privacy,
    kSigns
};

constexpr std::string_view kBoundary = "12345热线受理边界";

constexpr std::array<Sort, kSigns> kSorts{{
    {"fire", HintLevel::Danger, "疑似火情：立即三方接通119，先问清地址，不挂机。",
     "您别慌，马上给您接119，您别挂电话。请告诉我着火的详细地址，几号楼几单元几楼？人先退到没有烟的"
     "地方，关好门，不要乘电梯。",
     "紧急警情移交：119"},
    {"gas", HintLevel::Danger, "疑似燃气泄漏：立即接119和燃气抢修，提醒不要开关电器。",
     "请您马上开窗，关掉燃气总阀，不要开灯、不要开关任何电器，人先到屋外安全的地方再打电话。我现在"
     "给您接119。",
     "紧急警情移交：119"},
    {"danger", HintLevel::Danger, "有人身危险：立即三方接通110。",
     "您先保证自己安全，能躲开就先躲开。请告诉我您现在的位置，我马上给您接110，您别挂电话。",
     "紧急警情移交：110"},
    {"self-harm", HintLevel::Danger, "来电人流露轻生或极端念头：稳住情绪，问清位置，必要时接110。",
     "您先别着急，您说的我都听着，这件事有人管。您现在在什么地方，身边有人吗？千万别做傻事，我一直"
     "陪着您。",
     "紧急警情移交：110"},
    {"medical", HintLevel::Danger, "有急病或伤者：立即三方接通120。",
     "我马上给您接120，您别挂电话。请告诉我详细地址，病人现在有没有意识，有没有呼吸？先别随意搬动病"
     "人。",
     "紧急警情移交：120"},
    {"crash", HintLevel::Danger, "交通事故有人受伤：立即接122和120。",
     "请您先到路边安全的地方，打开双闪，摆好警示牌。有人受伤吗？我马上给您接122，伤者同时接120。",
     "紧急警情移交：122"},
    {"water", HintLevel::Danger, "有人落水或坠落：立即接119和120。",
     "我马上给您接119，您别挂电话。请不要贸然下水，先找绳子、竹竿、救生圈递过去。请告诉我具体位置"
     "。",
     "紧急警情移交：119"},
    {"collapse", HintLevel::Danger, "有坍塌、触电险情：立即接119。",
     "请您和周围的人先离开，不要靠近，也不要直接用手去拉触电的人。我马上给您接119，请告诉我具体位置"
     "。",
     "紧急警情移交：119"},
    {"lift", HintLevel::Danger, "电梯困人：立即联系救援。",
     "请您不要扒门，按住电梯里的报警按钮，靠着轿厢站稳。请告诉我小区、楼号和电梯编号，我马上联系救"
     "援。",
     "紧急警情移交：119"},
    {"fraud", HintLevel::Danger, "疑似刚被骗：立即接110止付。",
     "钱刚转出去，越快越好。我马上给您接110，请准备好对方账号和转账时间，先不要再跟对方联系。",
     "紧急警情移交：110"},
    {"court", HintLevel::Mind, "可能已进入诉讼程序：核实后不予受理。",
     "您反映的事情如果法院已经受理或者判决，要按法律程序解决，热线不能介入。您可以向审理的法院咨询"
     "，我也可以帮您查一下法律援助的电话。",
     "已经或者依法应当通过诉讼解决的事项"},
    {"arbitration", HintLevel::Mind, "可能已进入仲裁程序：核实后不予受理。",
     "这件事如果已经申请了仲裁，要等仲裁机构的结果，热线不能重复受理。我可以告诉您仲裁机构的咨询电"
     "话。",
     "已经或者依法应当通过仲裁解决的事项"},
    {"review", HintLevel::Mind, "可能属于行政复议事项：核实后不予受理。",
     "对这类决定不服，可以在收到决定之日起六十日内申请行政复议，热线不能代替复议程序。我可以把复议"
     "机关的电话告诉您。",
     "依法应当通过行政复议解决的事项"},
    {"discipline", HintLevel::Mind, "涉及违纪违法举报：不予受理，引导至纪检监察渠道。",
     "反映公职人员违纪违法的问题，请您拨打12388举报电话，或者向纪检监察机关反映，我们会为您保密。",
     "属于纪检监察机关职责范围的事项"},
    {"disclosure", HintLevel::Mind, "属于政府信息公开申请：引导办理。",
     "政府信息公开要向相应的行政机关提出书面申请，我可以告诉您受理的部门和方式。",
     "依法应当通过政府信息公开程序办理的事项"},
    {"petition", HintLevel::Mind, "可能已进入信访渠道：核实后不予重复受理。",
     "这件事如果信访部门已经受理，会按程序给您书面答复，热线不再重复转办。您可以向受理的信访部门查"
     "询进度。",
     "已经进入信访渠道的事项"},
    {"secrets", HintLevel::Mind, "涉及国家秘密、工作秘密或他人隐私：不予受理。",
     "您说的内容涉及保密的信息，请不要在电话里讲，热线不能受理这类事项。",
     "涉及国家秘密、商业秘密、个人隐私的事项"},
    {"military", HintLevel::Mind, "涉及军队、武警：不予受理。",
     "涉及军队和武警部队的事项不在热线受理范围，请您向所在部队或者当地人武部反映。",
     "涉及军队、武警部队的事项"},
    {"abuse", HintLevel::Mind, "来电人言语辱骂：先安抚，劝告无效可按规定结束通话。",
     "我理解您心里着急，我会尽力帮您。请您文明用语，我们好好把事情说清楚，不然我没办法帮您登记。",
     "不当来电处置"},
    {"idle", HintLevel::Note, "可能与政务服务无关：礼貌引导，不长时间占线。",
     "不好意思，这件事不属于政务服务热线的范围。请问您有别的诉求需要登记吗？", "不当来电处置"},
    {"privacy", HintLevel::Note, "来电人要求保密：工单勾选“信息保密”，不向被反映方透露。",
     "您放心，您的个人信息我们会保密，不会透露给对方。", "个人信息保护"},
}};

constexpr std::array kCues{
    Cue{"着火", Fire},
    Cue{"起火", Fire},
    Cue{"失火", Fire},
    Cue{"冒浓烟", Fire},
    Cue{"火烧起来", Fire},
    Cue{"烧起来了", Fire},
    Cue{"好大的烟", Fire},
    Cue{"火灾", Fire},

    Cue{"煤气泄漏", Gas},
    Cue{"燃气泄漏", Gas},
    Cue{"天然气漏", Gas},
    Cue{"煤气味", Gas},
    Cue{"漏气了", Gas},
    Cue{"漏煤气", Gas},
    Cue{"臭鸡蛋味", Gas},
    Cue{"燃气爆炸", Gas},
    Cue{"天然气味", Gas},

    Cue{"救命", Violence},
    Cue{"有人打我", Violence},
    Cue{"在打我", Violence},
    Cue{"要打我", Violence},
    Cue{"打我了", Violence},
    Cue{"正在打人", Violence},
    Cue{"持刀", Violence},
    Cue{"拿着刀", Violence},
    Cue{"抢劫", Violence},
    Cue{"要杀", Violence},
    Cue{"家暴", Violence},
    Cue{"被绑架", Violence},

    Cue{"跳楼", SelfHarm},
    Cue{"轻生", SelfHarm},
    Cue{"不想活", SelfHarm},
    Cue{"活不下去", SelfHarm},
    Cue{"自杀", SelfHarm},
    Cue{"喝农药", SelfHarm},
    Cue{"上塔吊", SelfHarm},
    Cue{"同归于尽", SelfHarm},
    Cue{"点火自焚", SelfHarm},
    Cue{"死给你", SelfHarm},
    Cue{"割腕", SelfHarm},

    Cue{"救护车", Medical},
    Cue{"晕倒", Medical},
    Cue{"没呼吸", Medical},
    Cue{"大出血", Medical},
    Cue{"心脏病犯", Medical},
    Cue{"昏迷", Medical},
    Cue{"一氧化碳中毒", Medical},
    Cue{"煤气中毒", Medical},
    Cue{"抽搐", Medical},

    Cue{"车祸", Crash},
    Cue{"撞人了", Crash},
    Cue{"人被压住", Crash},
    Cue{"肇事逃逸", Crash},
    Cue{"撞伤", Crash},

    Cue{"掉河里", Water},
    Cue{"掉进河里", Water, 0.6},
    Cue{"溺水", Water},
    Cue{"落水", Water},
    Cue{"掉冰窟窿", Water},
    Cue{"掉井里", Water},

    Cue{"房子塌了", Collapse},
    Cue{"工地塌了", Collapse},
    Cue{"埋人", Collapse},
    Cue{"触电", Collapse},
    Cue{"墙倒了砸", Collapse},
    Cue{"人被埋", Collapse},

    Cue{"困在电梯", Lift},
    Cue{"电梯关人", Lift},
    Cue{"电梯困人", Lift},
    Cue{"电梯出不来", Lift},
    Cue{"被关在电梯", Lift},

    Cue{"刚转账", Fraud},
    Cue{"钱刚转", Fraud},
    Cue{"刚被骗", Fraud},
    Cue{"被骗了", Fraud},
    Cue{"被诈骗", Fraud},
    Cue{"刷单被骗", Fraud},

    Cue{"起诉了", Court},
    Cue{"已经起诉", Court},
    Cue{"法院判", Court},
    Cue{"判决", Court},
    Cue{"开庭", Court},
    Cue{"打官司", Court},
    Cue{"法院受理", Court},
    Cue{"上诉", Court},
    Cue{"在法院", Court},
    Cue{"立案了", Court},
    Cue{"强制执行", Court},

    Cue{"申请了仲裁", Arbitration},
    Cue{"劳动仲裁", Arbitration},
    Cue{"仲裁委", Arbitration},
    Cue{"仲裁结果", Arbitration},
    Cue{"仲裁裁决", Arbitration},

    Cue{"行政复议", Review},
    Cue{"申请复议", Review},

    Cue{"纪委", Discipline},
    Cue{"监委", Discipline},
    Cue{"贪污", Discipline},
    Cue{"受贿", Discipline},
    Cue{"行贿", Discipline},
    Cue{"腐败", Discipline},
    Cue{"收红包", Discipline},

    Cue{"信息公开申请", Disclosure},
    Cue{"申请信息公开", Disclosure},
    Cue{"申请政府信息公开", Disclosure},

    Cue{"信访局受理", Petition},
    Cue{"信访件", Petition},
    Cue{"已经信访", Petition},
    Cue{"上访", Petition},
    Cue{"信访局", Petition},
    Cue{"走信访", Petition},

    Cue{"国家秘密", Secrets},
    Cue{"军事秘密", Secrets},
    Cue{"机密文件", Secrets},
    Cue{"把他的住址告诉我", Secrets},
    Cue{"查一下他的电话", Secrets},

    Cue{"部队", Military},
    Cue{"武警", Military},
    Cue{"军区", Military},
    Cue{"服役", Military},

    Cue{"他妈", Abuse},
    Cue{"你妈", Abuse},
    Cue{"混蛋", Abuse},
    Cue{"王八蛋", Abuse},
    Cue{"放屁", Abuse},
    Cue{"废物", Abuse},
    Cue{"去死", Abuse},
    Cue{"狗东西", Abuse},
    Cue{"不要脸", Abuse},
    Cue{"傻逼", Abuse},
    Cue{"畜生", Abuse},
    Cue{"滚蛋", Abuse},

    Cue{"陪我聊", Idle},
    Cue{"讲个笑话", Idle},
    Cue{"帮我做作业", Idle},
    Cue{"这道题", Idle},
    Cue{"狗丢了帮我找", Idle},
    Cue{"无聊打", Idle},

    Cue{"别告诉", Privacy},
    Cue{"不要透露", Privacy},
    Cue{"要保密", Privacy},
    Cue{"帮我保密", Privacy},
    Cue{"别说是我", Privacy},
    Cue{"不要说是我", Privacy},
    Cue{"匿名", Privacy},
    Cue{"怕他们找上门", Privacy},
    Cue{"怕报复", Privacy},
};

bool isEmergency(int kind)
{
    return kind <= Fraud;
}

/// What is feared, asked, denied or long past is no emergency.
bool isUnreal(const Heard& heard, const Cues::Hit& hit)
{
    constexpr std::u32string_view kBefore[]{U"没有",   U"没",   U"别",   U"不会", U"怕",   U"容易",
                                            U"要是",   U"如果", U"万一", U"防止", U"以免", U"差点",
                                            U"会不会", U"避免", U"担心", U"去年", U"以前", U"小心",
                                            U"谨防",   U"会",   U"可能", U"预防"};
    constexpr std::u32string_view kAfter[]{U"怎么办", U"隐患",     U"的危险", U"的风险", U"危险",
                                           U"演练",   U"应急预案", U"报警器", U"的话"};
    const auto before = heard.slice(std::max(0, hit.from - 4), hit.from);
    const auto after = heard.slice(hit.to, hit.to + 5);
    const auto clause = heard.clauseAt(hit.from);
    const auto words = heard.slice(clause.from, hit.from);
    return holdsAny(before, kBefore) || words.find(U'怕') != std::u32string_view::npos ||
           words.find(U"很容易") != std::u32string_view::npos || beginsWithAny(after, kAfter);
}

bool isDenied(const Heard& heard, const Cues::Hit& hit)
{
    constexpr std::u32string_view kBefore[]{U"没有", U"没",     U"不想",   U"不去", U"还没",
                                            U"不是", U"别让我", U"要不要", U"再不"};
    const auto before = heard.slice(std::max(0, hit.from - 4), hit.from);
    return holdsAny(before, kBefore);
}

void addCued(std::vector<session::Hint>& hints, const std::vector<Heard>& heard)
{
    static const Cues kTable{kCues};
    std::array<std::vector<ticket::Span>, kSigns> spans;
    for (const auto& one : heard) {
        if (!one.isCaller())
            continue;
        for (const auto& hit : kTable.find(one.text())) {
            const bool real = isEmergency(hit.meaning) && hit.meaning != SelfHarm
                                  ? !isUnreal(one, hit)
                                  : !isDenied(one, hit);
            if (real && !one.takenBack(hit.from, hit.to) && (hit.weight >= 1 || !one.question))
                addSpan(spans[static_cast<std::size_t>(hit.meaning)], one.span(hit.from, hit.to));
        }
    }
    for (std::size_t kind = 0; kind < kSorts.size(); ++kind) {
        const auto& sort = kSorts[kind];
        if (!spans[kind].empty())
            hints.push_back(
                {std::string{sort.id}, sort.level, std::string{sort.text}, std::string{sort.say},
                 sort.level == HintLevel::Mind && sort.clause.find("处置") == std::string_view::npos
                     ? std::string{kBoundary}.append("：").append(sort.clause)
                     : std::string{sort.clause},
                 spans[kind]});
    }
}

std::string dayOf(UtcTime at)
{
    const auto iso = base::toIso(at);
    const auto number = [&](std::size_t from) {
        return std::to_string(std::stoi(iso.substr(from, 2)));
    };
    return number(5) + "月" + number(8) + "日";
}

void addRepeat(std::vector<session::Hint>& hints, const session::CallSession& session,
               const session::TicketCard* earlier)
{
    if (!earlier)
        return;
    const auto same = std::count_if(
        session.offer.history.begin(), session.offer.history.end(),
        [&](const session::TicketCard& card) { return card.title == earlier->title; });
    session::Hint hint;
    hint.id = "repeat";
    hint.level = HintLevel::Mind;
    hint.text = "同一事项第" + std::to_string(same + 1) + "次反映：应说明重办，不得再次转出。上次" +
                dayOf(earlier->at) +
                (earlier->outcome.empty() ? "" : "办理结果“" + earlier->outcome + "”") +
                (earlier->satisfaction == "dissatisfied" ? "，回访不满意。" : "。");
    hint.say = "我看到您" + dayOf(earlier->at) +
               "反映过这件事，没有给您解决好，很抱歉。这次我直接给您重办，您不用再从头说一遍。";
    hint.clause = "重办：" + (earlier->number.empty() ? earlier->title : earlier->number);
    hints.push_back(std::move(hint));
}

bool isComplaining(ticket::Kind kind)
{
    return kind != ticket::Kind::Enquiry && kind != ticket::Kind::Suggestion &&
           kind != ticket::Kind::Praise;
}

std::vector<Person> peopleOfCare(const std::vector<Heard>& heard)
{
    auto people = together(heard);
    std::erase_if(people, [](const Person& p) {
        return p.name == "儿童" || p.name.ends_with("岁儿童") || p.name == "老人";
    });
    return people;
}

void addCare(std::vector<session::Hint>& hints, const std::vector<Heard>& heard,
             const Understanding& known)
{
    const auto people = peopleOfCare(heard);
    if (people.empty() || !known.kindKnown || !isComplaining(known.kind))
        return;
    session::Hint hint;
    hint.id = "care";
    hint.level = HintLevel::Note;
    for (const auto& person : people) {
        hint.text += (hint.text.empty() ? "有需要照顾的人（" : "、") + person.name;
        addSpan(hint.spans, person.span);
    }
    hint.text += "）：按紧急件转办，工单注明。";
    hint.say = "家里的情况我给您标注上了，会请承办单位优先处理。";
    hint.clause = "特殊人群优先";
    hints.push_back(std::move(hint));
}

int mostPeople(const std::vector<Heard>& heard)
{
    int most = 0;
    for (const auto& one : heard) {
        const int at = find(one.text(), U"个人");
        if (!one.isCaller() || at <= 0)
            continue;
        for (int from = std::max(0, at - 5); from < at; ++from)
            if (const auto run = text::numeralRunAt(one.text(), from);
                run && run->to == at && run->value > most && !one.takenBack(from, at))
                most = static_cast<int>(run->value);
    }
    return most;
}

bool threatens(const std::vector<Heard>& heard)
{
    static const Cues kTable{kCues};
    return std::any_of(heard.begin(), heard.end(), [&](const Heard& one) {
        const auto hits = one.isCaller() ? kTable.find(one.text()) : std::vector<Cues::Hit>{};
        return std::any_of(hits.begin(), hits.end(), [&](const Cues::Hit& hit) {
            return hit.meaning == SelfHarm && !isDenied(one, hit);
        });
    });
}

} // namespace

const session::TicketCard* earlierSameMatter(const session::CallSession& session,
                                             const std::vector<Heard>& heard,
                                             const Understanding& known,
                                             const ticket::CategoryTree& categories)
{
    constexpr std::size_t kSpoken = 8;
    std::vector<std::uint64_t> said;
    for (std::size_t i = 0; i < heard.size() && i < kSpoken; ++i)
        if (heard[i].isCaller())
            said.insert(said.end(), heard[i].pairs.begin(), heard[i].pairs.end());
    if (const auto* category = categories.find(known.category)) {
        auto names = category->name;
        for (const auto& words : category->words)
            names += "，" + words;
        const auto pairs = contentPairs(text::normalise(names).text);
        said.insert(said.end(), pairs.begin(), pairs.end());
    }
    std::sort(said.begin(), said.end());
    const session::TicketCard* best = nullptr;
    double most = 0.6;
    for (const auto& card : session.offer.history) {
        if (card.kind == ticket::Kind::Enquiry && known.kind != ticket::Kind::Enquiry)
            continue;
        const double share =
            std::max(card.likeness, shareOf(contentPairs(text::normalise(card.title).text), said));
        if (share > most) {
            most = share;
            best = &card;
        }
    }
    return best;
}

std::vector<session::Hint> readHints(const session::CallSession& session,
                                     const std::vector<Heard>& heard, const Understanding& known,
                                     const ticket::CategoryTree& categories)
{
    std::vector<session::Hint> hints;
    addCued(hints, heard);
    addRepeat(hints, session, earlierSameMatter(session, heard, known, categories));
    addCare(hints, heard, known);
    std::stable_sort(hints.begin(), hints.end(),
                     [](const session::Hint& a, const session::Hint& b) {
                         return static_cast<int>(a.level) > static_cast<int>(b.level);
                     });
    return hints;
}

ticket::Urgency urgencyOf(ticket::Urgency ofItem, const std::vector<Heard>& heard,
                          const Understanding& known)
{
    if (ofItem != ticket::Urgency::Normal || (known.kindKnown && !isComplaining(known.kind)))
        return ofItem;
    constexpr int kMany = 10;
    const bool raised =
        !peopleOfCare(heard).empty() || mostPeople(heard) >= kMany || threatens(heard);
    return raised ? ticket::Urgency::Urgent : ofItem;
}

} // namespace lianxin::assist
