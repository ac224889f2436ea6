#include "tests/models/assist/desk.h"

#include "models/text/utf.h"

namespace lianxin::assist {

namespace {

constexpr int kGapMs = 600;
constexpr int kMsPerCharacter = 250;

} // namespace

Desk::Desk(std::shared_ptr<const Assistant> assistant, const char* calledAt,
           session::CallOffered offered)
    : m_assistant(std::move(assistant)), m_calledAt(base::parseIso(calledAt).value()),
      m_conversation(m_assistant)
{
    offered.centreTime = m_calledAt;
    put(std::move(offered));
    m_ms = 1000;
    put(session::CallAnswered{});
}

void Desk::put(session::Body body)
{
    m_journal.push_back({static_cast<int>(m_journal.size()) + 1, m_ms, std::move(body)});
    session::fold(m_session, m_journal.back());
}

std::vector<session::Body> Desk::listen()
{
    auto bodies = m_conversation.listen(m_session, now());
    for (const auto& body : bodies)
        put(body);
    return bodies;
}

std::vector<session::Body> Desk::hear(session::Speaker speaker, const std::string& text)
{
    const int from = m_ms + kGapMs;
    m_ms = from + kMsPerCharacter * text::length(text);
    put(session::UtteranceHeard{++m_utterances, speaker, text, from, m_ms});
    return listen();
}

std::vector<session::Body> Desk::turn(const std::string& text)
{
    for (const std::string agents : {"话:", "话："})
        if (text.starts_with(agents))
            return agent(text.substr(agents.size()));
    return caller(text);
}

std::vector<session::Body> Desk::correct(int utterance, const std::string& text)
{
    put(session::UtteranceCorrected{utterance, text});
    return listen();
}

std::vector<session::Body> Desk::type(const std::string& field, const std::string& value)
{
    put(session::FieldEdited{field, value, value});
    return listen();
}

std::vector<session::Body> Desk::accept(const std::string& field)
{
    put(session::FieldAccepted{field});
    return listen();
}

std::vector<session::Body> Desk::hangUp()
{
    put(session::CallEnded{"caller"});
    return listen();
}

std::vector<session::Body> Desk::beginMatter(int utterance)
{
    session::MatterBegun begun;
    begun.utterance = utterance;
    if (m_session.matter)
        begun.before = m_session.matter->before;
    begun.before.emplace_back();
    m_journal = session::withoutMatter(m_journal);
    m_session = session::foldAll(m_journal);
    m_conversation = Conversation{m_assistant};
    put(std::move(begun));
    return listen();
}

UtcTime Desk::now() const
{
    return m_calledAt + Milliseconds{m_ms};
}

std::string Desk::value(const std::string& field) const
{
    return session::valueOf(m_session, field);
}

std::string Desk::shown(const std::string& field) const
{
    const auto it = m_session.fields.find(field);
    return it == m_session.fields.end() ? std::string{} : it->second.value.display.value;
}

double Desk::confidence(const std::string& field) const
{
    const auto it = m_session.fields.find(field);
    return it == m_session.fields.end() ? 0 : it->second.value.confidence;
}

std::vector<std::string> Desk::words(const std::vector<ticket::Span>& spans) const
{
    std::vector<std::string> words;
    for (const auto& span : spans)
        for (const auto& utterance : m_session.transcript)
            if (utterance.id == span.utterance)
                words.push_back(text::slice(utterance.text, {span.from, span.to}));
    return words;
}

std::vector<std::string> Desk::words(const std::string& field) const
{
    const auto it = m_session.fields.find(field);
    return it == m_session.fields.end() ? std::vector<std::string>{}
                                        : words(it->second.value.spans);
}

const session::Hint* Desk::hint(const std::string& id) const
{
    for (const auto& hint : m_session.hints)
        if (hint.id == id)
            return &hint;
    return nullptr;
}

namespace {

std::vector<ticket::Category> categories()
{
    const auto leaf = [](const char* code, const char* name, std::vector<std::string> words) {
        return ticket::Category{CategoryCode{code}, name, std::move(words)};
    };
    return {leaf("01", "城市建设", {}),
            leaf("0101", "供热", {}),
            leaf("010101", "室温不达标", {"暖气不热", "室温不够", "屋里冷"}),
            leaf("0102", "供水", {}),
            leaf("010201", "停水", {"停水了", "没水了", "家里没水"}),
            leaf("03", "生态环境", {}),
            leaf("0301", "噪声污染", {}),
            leaf("030101", "建筑施工夜间噪声", {"半夜施工", "夜间施工", "凌晨打桩"}),
            leaf("04", "公共安全", {}),
            leaf("0401", "紧急警情移交", {}),
            leaf("040101", "火情", {"着火了", "起火了", "冒浓烟"}),
            leaf("07", "教育", {}),
            leaf("0701", "入学", {}),
            leaf("070101", "小学入学", {"小学报名", "孩子上小学"})};
}

routing::Unit unit(const char* id, const char* name, const char* level, const char* district = "",
                   const char* function = "")
{
    return {UnitId{id}, name, name, {}, level, DistrictCode{district}, function, {}};
}

routing::Item item(const char* id, const char* name, const char* category, const char* lead,
                   ticket::Urgency urgency)
{
    return {ItemId{id}, name, CategoryCode{category}, {}, lead, {}, {}, urgency, "办理规定"};
}

ticket::TemplateField field(const char* id, const char* label, ticket::FieldType type,
                            const char* ask, std::vector<std::string> words,
                            std::vector<std::string> choices = {})
{
    return {id, label, type, ask, false, std::move(choices), std::move(words)};
}

std::vector<ticket::FormTemplate> templates()
{
    using enum ticket::FieldType;
    ticket::FormTemplate heating{
        TemplateId{"heating"},
        "供热 / 室温不达标",
        {CategoryCode{"010101"}},
        {field("room_temperature", "室内温度", Temperature, "请问您家卧室和客厅现在大概多少度？",
               {"室温", "卧室", "客厅"}),
         field("supplier", "供热单位", Organisation, "请问您家是哪家公司供的暖？", {"热力公司"}),
         field("people", "特殊人群", People, "家里有老人、婴幼儿或者病人吗？", {"老人", "婴儿"}),
         field("repaired", "是否报修", YesNo, "您之前报修过吗，他们来看过没有？",
               {"报修", "来人", "放气"}),
         field("paid", "已交热费", Money, "一共交了多少热费？", {"交了", "热费", "元", "块"}),
         field("since", "开始时间", Date, "请问是从什么时候开始的？", {"从", "开始"}),
         field("scope", "影响范围", Choice, "是只有您一家，还是整栋楼都这样？",
               {"我一家", "整栋楼"}, {"本户", "本单元", "整栋楼", "整个小区"}),
         field("plate", "车牌号", Plate, "请您报一下车牌号。", {"车牌", "牌号"}),
         field("households", "涉及户数", Number, "大概有几户这样？", {"户", "家"}),
         field("contact", "现场联系电话", Phone, "请留一个能打通的电话。", {"电话", "手机"})},
        {{"测温修复", {"上门看看", "来测温", "尽快修"}},
         {"退还热费", {"退费", "退热费", "热费能不能退"}}}};
    ticket::FormTemplate general{
        TemplateId{"general"},
        "通用模板",
        {},
        {field("matter", "主要情况", Text, "请您慢慢说，事情的经过是怎样的？", {"因为"})},
        {{"调查处理", {"处理一下", "查一查"}}}};
    return {heating, general};
}

places::Place place(const char* id, const char* name, places::PlaceKind kind, const char* district,
                    double lon, double lat)
{
    places::Place place;
    place.id = id;
    place.name = name;
    place.kind = kind;
    place.district = DistrictCode{district};
    place.point = places::Point{lon, lat};
    return place;
}

places::Area square(const char* code, const char* name, double west)
{
    const places::Polygon polygon{
        {{west, 35.0}, {west + 0.1, 35.0}, {west + 0.1, 35.1}, {west, 35.1}, {west, 35.0}}};
    return {DistrictCode{code}, name, {}, {polygon}};
}

} // namespace

Sources smallTown()
{
    using enum places::PlaceKind;
    Sources sources;
    sources.cityName = "小城";
    sources.opening = "您好，小城12345热线，请问有什么可以帮您？";
    sources.closing = "感谢您的来电，稍后请您对本次服务作出评价，再见。";
    sources.categories = ticket::CategoryTree{categories()};
    sources.templates = templates();
    sources.units = {
        unit("heat", "小城热力公司", "utility"),
        unit("fire", "119火警调度台", "emergency"),
        unit("water", "小城水务公司", "utility"),
        unit("east-chengguan", "东城区城市管理局", "district_bureau", "9901", "chengguan"),
        unit("west-chengguan", "西城区城市管理局", "district_bureau", "9902", "chengguan"),
        unit("edu", "小城教育局", "bureau")};
    using ticket::Urgency;
    sources.items = {item("heating", "供热", "0101", "heat", Urgency::Normal),
                     item("fire", "火情", "040101", "fire", Urgency::Emergency),
                     item("water", "供水", "0102", "water", Urgency::Normal),
                     item("noise", "夜间施工", "0301", "@chengguan", Urgency::Normal),
                     item("school", "入学", "0701", "edu", Urgency::Normal)};
    knowledge::Entry refund;
    refund.id = EntryId{"refund"};
    refund.title = "供热温度不达标怎样退费？";
    refund.category = CategoryCode{"010101"};
    refund.questions = {"暖气不热能退钱吗", "室温不够怎么退热费"};
    refund.answer = "室温不到18度的，从申告那天起按天退费。";
    refund.unit = UnitId{"heat"};
    refund.from = "2026-11-15";
    refund.until = "2027-03-15";
    sources.knowledge = keep<knowledge::Entry>({refund});
    sources.openings =
        keep<OpeningLine>({{CategoryCode{"040101"}, "着火了，好大的烟", "help"},
                           {CategoryCode{"010101"}, "家里暖气一点都不热", "complaint"},
                           {CategoryCode{"030101"}, "工地半夜还在打桩", "complaint"},
                           {{}, "喂，你好", std::string{kNoKind}}});
    sources.kinds = keep<KindLine>({{"help", "着火了，快来人"},
                                    {"help", "着火了，好大的烟"},
                                    {"complaint", "没人管，吵得睡不着"},
                                    {"complaint", "暖气不热没人管"},
                                    {"enquiry", "想问一下怎么办理"},
                                    {"enquiry", "我想咨询一下几点上班"},
                                    {"suggestion", "希望你们改一改站牌"}});
    sources.districts = {square("9901", "东城区", 113.0), square("9902", "西城区", 113.1)};
    sources.places =
        keep<places::Place>({place("d1", "东城区", District, "9901", 113.05, 35.05),
                             place("d2", "西城区", District, "9902", 113.15, 35.05),
                             place("r1", "平原路", Road, "9901", 113.05, 35.04),
                             place("r2", "平远路", Road, "9902", 113.15, 35.04),
                             place("p1", "阳光小区", Residential, "9901", 113.052, 35.041),
                             place("p2", "阳光小区", Residential, "9902", 113.152, 35.041),
                             place("p3", "翠湖花园", Residential, "9902", 113.16, 35.06)});
    return sources;
}

std::shared_ptr<const Assistant> smallAssistant()
{
    static const auto kAssistant = std::make_shared<const Assistant>(smallTown());
    return kAssistant;
}

} // namespace lianxin::assist
