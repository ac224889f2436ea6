#include "sample_call.h"

namespace lianxin::sample {

using namespace session;
using namespace ticket::field;

namespace {

struct Line {
    int atS;
    Speaker speaker;
    const char* text;
};

constexpr Line kLines[]{
    {1, Speaker::Agent, "您好，牧野市 12345 热线，请问有什么可以帮您？"},
    {6, Speaker::Caller, "你好，我家暖气不热，上次打过电话，来人放了气，还是没有变化。"},
    {17, Speaker::Agent,
     "给您添麻烦了。我看到您 11 月 19 日的工单，请问您家的地址还是阳光小区吗？"},
    {25, Speaker::Caller, "对，红旗区平原路和新中大道交叉口的阳光小区，3 号楼 2 单元 501。"},
    {36, Speaker::Agent, "好的，3 号楼 2 单元 501。现在家里室温大概多少度？"},
    {43, Speaker::Caller,
     "我量了，卧室 14 度，客厅 15 度，从上周三开始就这样，家里还有八十多岁的老人。"},
    {55, Speaker::Agent,
     "按照规定，供热期间室温应不低于 18 度，您家的情况我马上为您重办，并请热力公司 24 "
     "小时内上门测温。"},
    {72, Speaker::Caller, "那热费能不能退？都交了两千多了。"},
    {80, Speaker::Agent, "可以的。测温确认不达标的，按不达标天数退费，测温单请您保留好。"},
};

int ms(int talkSeconds)
{
    return kAnsweredMs + talkSeconds * 1000;
}

UtcTime local(const char* text)
{
    return *base::parseIso(std::string(text) + "+08:00");
}

std::vector<TicketCard> history()
{
    TicketCard cold;
    cold.id = TicketId("h-1");
    cold.number = "MY20261119-0412";
    cold.title = "暖气不热";
    cold.kind = ticket::Kind::Complaint;
    cold.state = "archived";
    cold.unitName = "牧野热力公司";
    cold.outcome = "已反馈“管道排气”，回访：不满意";
    cold.satisfaction = "dissatisfied";
    cold.at = local("2026-11-19T09:12:00");
    TicketCard asked = cold;
    asked.id = TicketId("h-2");
    asked.number = "MY20261112-0077";
    asked.title = "咨询供热时间";
    asked.kind = ticket::Kind::Enquiry;
    asked.outcome = "直接答复，答复版本 2026-10-28";
    asked.satisfaction = "satisfied";
    asked.at = local("2026-11-12T16:40:00");
    return {cold, asked};
}

std::vector<TicketCard> nearby()
{
    const auto card = [](const char* id, const char* title, const char* state, const char* outcome,
                         const char* day, double metres, double likeness, places::Point point) {
        TicketCard made;
        made.id = TicketId(id);
        made.number = std::string("MY") + id;
        made.title = title;
        made.kind = ticket::Kind::Complaint;
        made.state = state;
        made.unitName = "牧野热力公司";
        made.outcome = outcome;
        made.at = local(day);
        made.metres = metres;
        made.likeness = likeness;
        made.point = point;
        return made;
    };
    return {card("n-1", "阳光小区 3 号楼整栋不热", "signed", "换热站循环泵故障，预计 11-24 修复",
                 "2026-11-20T10:00:00", 0, 0.91, {114.0006, 35.3006}),
            card("n-2", "阳光小区 5 号楼室温 15 度", "dispatched", "", "2026-11-22T08:30:00", 120,
                 0.55, {114.0016, 35.3012}),
            card("n-3", "平原路换热站噪声", "archived", "已加装隔声罩", "2026-11-18T19:20:00", 310,
                 0.08, {113.9970, 35.2993})};
}

TemplateChosen heatingTemplate()
{
    TemplateChosen chosen;
    chosen.formTemplate = TemplateId("heating-cold");
    chosen.name = "供热 / 室温不达标";
    chosen.fields = {
        {"t.temperature", "室内温度", "temperature", "现在家里室温大概多少度？", true, {}},
        {"t.supplier", "供热单位", "organisation", "您家由哪家公司供热？", false, {}},
        {"t.people", "特殊人群", "people", "家里有老人、婴幼儿或病人吗？", false, {}},
        {"t.repaired", "是否报修", "yesno", "之前报修过吗？", false, {"是", "否"}}};
    return chosen;
}

std::vector<Answer> answers()
{
    Answer refund;
    refund.entry = EntryId("heating-refund");
    refund.version = 4;
    refund.title = "供热温度不达标怎样退费？";
    refund.answer =
        "供热期内，卧室、起居室温度不得低于 18 ℃。用户提出测温，供热单位应在 24 "
        "小时内上门；确认不达标的，自申告之日起按日退费：14–16 ℃ 退 50 %，低于 14 ℃ 全退。";
    refund.unitName = "住建局";
    refund.updated = "2026-10-28";
    refund.until = "2027-03-15";
    refund.score = 0.93;
    Answer steps;
    steps.entry = EntryId("heating-steps");
    steps.version = 2;
    steps.title = "暖气不热应先做哪几步检查？";
    steps.answer = "请先看这几处，多数情况在家就能判断。";
    steps.steps = {"阀门是否打开", "是否排气", "同楼是否都不热", "测温"};
    steps.unitName = "牧野热力公司";
    steps.updated = "2026-10-12";
    steps.until = "2026-12-15";
    Answer redo;
    redo.entry = EntryId("heating-redo");
    redo.title = "供热投诉重办时限";
    redo.answer = "紧急事项 2 小时响应，24 小时内解决；有老人、婴幼儿的优先。";
    redo.unitName = "12345 中心";
    redo.updated = "2025-11-01";
    return {refund, steps, redo};
}

GuideProposed heatingGuide()
{
    using knowledge::GuideEnd;
    const auto asks = [](const char* id, const char* ask,
                         std::vector<std::pair<const char*, const char*>> keys) {
        knowledge::GuideNode node;
        node.id = id;
        node.ask = ask;
        for (const auto& [when, go] : keys)
            node.options.push_back({when, {}, go});
        return node;
    };
    const auto says = [](const char* id, const char* say, GuideEnd end, const char* category) {
        knowledge::GuideNode node;
        node.id = id;
        node.say = say;
        node.end = end;
        node.category = CategoryCode(category);
        return node;
    };
    GuideProposed proposed;
    proposed.guide = knowledge::Guide{
        knowledge::GuideId("heating"),
        "暖气不热、停暖和热费",
        {CategoryCode("0101")},
        {asks("start", "请问您家是暖气不热，停暖、漏水了，还是想问供暖时间和热费？",
              {{"不热", "alone"}, {"停暖漏水", "leak"}, {"热费", "fee"}}),
         asks("alone", "请问只有您家不热，还是楼上楼下的邻居家也不热？",
              {{"只有本户", "repair"}, {"邻居也不热", "repair"}, {"没问过", "repair"}}),
         says("repair", "我给您按室温不达标登记，供热单位2小时内签收，24小时内上门测温检修。",
              GuideEnd::Ticket, "010101"),
         says("leak", "请您先把进户总阀关上，我马上按抢修登记。", GuideEnd::Ticket, "010103"),
         says("fee", "测温确认不达标的，按不达标的天数退费。", GuideEnd::Answer, "")}};
    proposed.names = {{"010101", "城市建设 › 供热 › 室温不达标"},
                      {"010103", "城市建设 › 供热 › 管道漏水"}};
    return proposed;
}

DestinationProposed destination()
{
    DestinationProposed proposed;
    proposed.lead = {UnitId("heating-company"), "牧野热力公司", 0.99};
    proposed.helpers = {{UnitId("dongjie"), "东街街道", 0.6}};
    proposed.others = {{UnitId("housing-heat"), "住建局供热科", 0.01}};
    proposed.item = ItemId("heating-cold");
    proposed.basis = "事项“供热·室温不达标”× 管网片区 07；上次同一事项由其承办（首派负责）。";
    proposed.automatic = true;
    return proposed;
}

DeadlinesProposed deadlines()
{
    DeadlinesProposed proposed;
    proposed.urgency = ticket::Urgency::Urgent;
    proposed.steps = {
        {"sign", "签收", local("2026-11-22T16:03:00"), "紧急件 2 小时", false},
        {"visit", "上门测温", local("2026-11-23T14:03:00"), "24 小时，自然时间", false},
        {"reply", "反馈", local("2026-11-26T17:30:00"), "3 个工作日（11-24 起算）", false},
        {"callback", "回访", local("2026-11-30T17:30:00"), "反馈后 2 个工作日", false}};
    return proposed;
}

PinPlaced pin()
{
    PinPlaced placed;
    placed.point = {114.0005, 35.3007};
    placed.jurisdiction.district = DistrictCode("990101");
    placed.jurisdiction.districtName = "红旗区";
    placed.jurisdiction.street = DistrictCode("990101001");
    placed.jurisdiction.streetName = "东街街道";
    placed.jurisdiction.contested = {DistrictCode("990104")};
    placed.label = "阳光小区";
    placed.confidence = 0.95;
    placed.sameName = {"卫滨区"};
    return placed;
}

/// Collects events with their numbers.
class Journal {
public:
    template <class Body> void at(int atMs, Body body)
    {
        m_events.push_back({int(m_events.size()) + 1, atMs, std::move(body)});
        fold(m_session, m_events.back());
    }
    struct Source {
        int utterance;
        const char* words;
    };
    void suggest(int atMs, std::string_view field, const char* value, const char* display,
                 double confidence, std::initializer_list<Source> sources,
                 std::vector<Alternative> others = {})
    {
        FieldSuggested suggested;
        suggested.field.name = field;
        suggested.field.value = value;
        suggested.field.display = display;
        suggested.field.confidence = confidence;
        for (const auto& source : sources)
            suggested.field.spans.push_back(spanOf(m_session, source.utterance, source.words));
        suggested.alternatives = std::move(others);
        suggested.model = "sample";
        at(atMs, suggested);
    }
    std::vector<Event> take() { return std::move(m_events); }

private:
    CallSession m_session;
    std::vector<Event> m_events;
};

void hear(Journal& journal, int utterance)
{
    const Line& line = kLines[utterance - 1];
    journal.at(ms(line.atS) + 3000, UtteranceHeard{utterance, line.speaker, line.text, ms(line.atS),
                                                   ms(line.atS) + 3000});
}

void fillComplaint(Journal& journal)
{
    journal.suggest(ms(10), kKind, "complaint", "投诉", 0.9, {{2, "还是没有变化"}});
    journal.suggest(ms(10), kCategory, "010101", "城市建设 › 供热 › 室温不达标", 0.97,
                    {{2, "暖气不热"}, {2, "放了气，还是没有变化"}},
                    {{"010102", "城市建设 › 供热 › 管道漏水", 0.02},
                     {"010103", "城市建设 › 供热 › 热费", 0.01}});
    journal.at(ms(14), FieldAccepted{std::string(kKind)});
    journal.at(ms(15), heatingTemplate());
}

void fillPlace(Journal& journal)
{
    journal.suggest(ms(30), kPlace, "红旗区 平原路与新中大道交叉口 阳光小区 3 号楼 2 单元 501",
                    "红旗区 平原路与新中大道交叉口 阳光小区 3 号楼 2 单元 501", 0.95,
                    {{4, "红旗区平原路"}, {4, "交叉口的阳光小区，3 号楼 2 单元 501"}});
    journal.at(ms(30), pin());
    journal.at(ms(31), NearbyShown{nearby()});
}

void fillTemplate(Journal& journal)
{
    journal.suggest(ms(48), kTime, "2026-11-18", "2026-11-18（周三）起", 0.93,
                    {{6, "从上周三开始"}});
    journal.suggest(ms(48), "t.temperature", "14/15", "卧室 14 ℃，客厅 15 ℃", 0.96,
                    {{6, "卧室 14 度，客厅 15 度"}});
    journal.suggest(ms(48), "t.people", "elderly", "80 岁以上老人", 0.88, {{6, "八十多岁的老人"}});
    journal.suggest(ms(49), "t.supplier", "heating-company", "牧野热力公司（按管网）", 0.99, {});
    journal.at(ms(50), FieldEdited{"t.repaired", "是，11-19 排气未果", "是，11-19 排气未果"});
}

void fillContent(Journal& journal)
{
    journal.suggest(ms(84), kSummary, "s",
                    "王女士反映：自 2026 年 11 月 18 日起，红旗区阳光小区 3 号楼 2 单元 501 "
                    "室温不达标（卧室 14 ℃、客厅 15 ℃），家中有 80 岁以上老人。11 月 19 "
                    "日已报修排气，未见好转。要求：1. 尽快上门测温并修复；2. 按规定退还热费。",
                    0.9,
                    {{2, "暖气不热"}, {4, "阳光小区"}, {6, "卧室 14 度"}, {8, "热费能不能退"}});
    journal.suggest(ms(84), kAsks, "测温修复；退费", "① 测温修复　② 退费", 0.86,
                    {{8, "热费能不能退"}});
    journal.at(ms(85), FieldAccepted{std::string(kAsks)});
}

} // namespace

UtcTime offeredAt()
{
    return local("2026-11-22T14:00:41");
}

CallOffered offer()
{
    CallOffered offered;
    offered.call = CallId("call-1");
    offered.number = "13800006127";
    offered.callerName = "王女士";
    offered.dialled = "12345";
    offered.key = "2";
    offered.centreTime = offeredAt();
    offered.history = history();
    offered.media = "heating";
    offered.offeredBecause = "空闲最久";
    return offered;
}

ticket::Span spanOf(const CallSession& session, int utterance, std::string_view needle)
{
    const auto codePoints = [](std::string_view text) {
        int count = 0;
        for (const char c : text)
            count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        return count;
    };
    for (const auto& heard : session.transcript) {
        const auto at = heard.id == utterance ? heard.text.find(needle) : std::string::npos;
        if (at != std::string::npos)
            return {utterance, codePoints(std::string_view(heard.text).substr(0, at)),
                    codePoints(std::string_view(heard.text).substr(0, at + needle.size()))};
    }
    return {};
}

std::vector<Event> events()
{
    Journal journal;
    journal.at(0, offer());
    journal.at(kAnsweredMs, CallAnswered{});
    journal.at(kAnsweredMs, RecogniserChanged{"listening", 400});
    journal.at(ms(1), MoodSensed{Mood::Calm});
    for (const int utterance : {1, 2})
        hear(journal, utterance);
    fillComplaint(journal);
    journal.at(ms(16), heatingGuide());
    journal.at(ms(16), AnswersShown{answers()});
    journal.at(ms(16), MoodSensed{Mood::Anxious});
    for (const int utterance : {3, 4})
        hear(journal, utterance);
    fillPlace(journal);
    for (const int utterance : {5, 6})
        hear(journal, utterance);
    fillTemplate(journal);
    journal.at(ms(50), destination());
    journal.at(ms(50), deadlines());
    journal.at(ms(50), HintsShown{{{"repeat",
                                    HintLevel::Mind,
                                    "同一事项第 2 次反映：应说明重办，不得再次转出。",
                                    "您反映的问题我们马上为您重办。",
                                    "首派负责制 第 4 条",
                                    {}}}});
    for (const int utterance : {7, 8, 9})
        hear(journal, utterance);
    fillContent(journal);
    journal.at(ms(90),
               CoachingShown{
                   212,
                   0,
                   4000,
                   {{"开场白", true}, {"复述地址", true}, {"告知时限", false}, {"结束语", false}}});
    journal.at(ms(155),
               SpeechProgressed{Speaker::Caller, "那你们什么时候能给我个准信，别又像上次……"});
    return journal.take();
}

CallSession call()
{
    return foldAll(events());
}

namespace {

void addTemplateFields(CallSession& session)
{
    const std::pair<const char*, const char*> more[]{
        {"开始日期", "什么时候开始不热的？"}, {"楼层", "您家住几层？"},
        {"同楼情况", "同楼的邻居热不热？"},   {"缴费情况", "今年热费交了吗？"},
        {"阀门状态", "阀门都打开了吗？"},     {"测温时间", "什么时候方便上门？"},
        {"联系方式", "上门前打哪个电话？"},   {"建筑年代", "房子是哪一年建的？"}};
    for (const auto& [label, ask] : more) {
        FormField field;
        field.name = std::string("t.") + label;
        field.label = label;
        field.type = "text";
        field.ask = ask;
        session.formTemplate->fields.push_back(field);
    }
}

} // namespace

CallSession longCall()
{
    CallSession session = call();
    addTemplateFields(session);
    session.atMs = ms(80 + 35 * 8);
    for (int id = 10; id <= 34; ++id) {
        const Line& line = kLines[id % 2 == 0 ? 5 : 6];
        session.transcript.push_back(
            {id, line.speaker, line.text, {}, ms(80 + id * 8), ms(84 + id * 8)});
    }
    session.answers[1].answer += session.answers[0].answer + session.answers[2].answer;
    return session;
}

} // namespace lianxin::sample
