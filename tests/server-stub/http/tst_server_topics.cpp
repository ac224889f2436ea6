#include "models/wire/topic_views_json.h"
#include "server-stub/store/random.h"
#include "tests/server-stub/http/hall.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::http::test;
using namespace std::chrono;

namespace {

constexpr std::array kTold{"家中暖气不热，卧室只有十四度，希望尽快上门测温。",
                           "整栋楼暖气片都是凉的，家里有老人，要求热力公司来修。",
                           "供热以来室温一直不到十六度，报修两次没有人来。",
                           "暖气上面温下面凉，室内十五度，要求测温退费。",
                           "楼上楼下都不热，物业说是热力公司的事，请协调。"};

engine::SubmitTicket cold(const std::string& id, std::size_t which,
                          const char* place = "红旗区 阳光小区 3 号楼")
{
    auto ticket = heatingTicket(id, kTold[which % kTold.size()]);
    for (auto& field : ticket.fields)
        if (field.name == ticket::field::kPlace)
            field.value = field.display = std::string(place);
    return ticket;
}

} // namespace

/// Hot topics while tickets are accepted, for those who may know of them.
class ServerTopics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hall = std::make_unique<Hall>(); }
    void hotAfterTheEleventh();
    void warnedOnceAndOnlyThoseConcerned();
    void aRestartWarnsNobodyAgain();
    void otherPlacesAndMattersStayApart();
    void secretsTakeNoPart();
    void theDraftFindsItsTopic();
    void theSeasonIsKnownFromTheStore();
    void moreThanMayWait();
    void onlyWhoMayKnow();

private:
    std::string accept(std::size_t which, const char* place = "红旗区 阳光小区 3 号楼");
    wire::TopicList list();
    wire::TopicFound found(const std::string& path, const std::string& staff = "1001");
    std::vector<wire::TopicWarning> warnings(Ear& ear);
    std::unique_ptr<Hall> m_hall;
};

std::string ServerTopics::accept(std::size_t which, const char* place)
{
    const auto id = Hall::newId();
    const auto answer =
        m_hall->give("1001", cold(id, which, place), store::newId(m_hall->clock.now()));
    if (answer.rejection)
        qFatal("%s", answer.rejection->code.c_str());
    m_hall->api().topics.settle();
    m_hall->clock.advance(minutes{10});
    return id;
}

wire::TopicList ServerTopics::list()
{
    return wire::parseTopicList(m_hall->ask("GET", "/v1/topics", m_hall->token("4001")).body)
        .value();
}

wire::TopicFound ServerTopics::found(const std::string& path, const std::string& staff)
{
    return wire::parseTopicFound(m_hall->ask("GET", path, m_hall->token(staff)).body).value();
}

/// What was pushed until now.
std::vector<wire::TopicWarning> ServerTopics::warnings(Ear& ear)
{
    std::vector<wire::TopicWarning> out;
    for (const auto& heard : ear.until(m_hall->api().log.lastSeq()))
        if (heard.event == "topic") {
            if (!heard.id.empty())
                qFatal("a warning is no event");
            out.push_back(wire::parseTopicWarning(heard.data).value());
        }
    return out;
}

void ServerTopics::hotAfterTheEleventh()
{
    for (std::size_t i = 0; i < 10; ++i)
        accept(i);
    QCOMPARE(list().topics.size(), std::size_t{1});
    QVERIFY(!list().topics.front().hot);
    const auto last = accept(10);
    const auto topics = list();
    QVERIFY(topics.ready);
    const auto& topic = topics.topics.front();
    QVERIFY(topic.hot && topic.rising);
    QCOMPARE(topic.size, 11);
    QCOMPARE(topic.people, 1);
    QCOMPARE(topic.title, std::string("阳光小区 · 供热"));
    QVERIFY2(topic.reason.find("近7天11件") != std::string::npos, topic.reason.c_str());
    const auto one = found("/v1/topics/" + topic.id);
    QCOMPARE(one.tickets.size(), std::size_t{11});
    QCOMPARE(one.tickets.front().id.str(), last);
    QVERIFY(*one.topic == topic);
}

void ServerTopics::warnedOnceAndOnlyThoseConcerned()
{
    Ear supervisor(m_hall->port(), m_hall->token("4001"), "");
    Ear oneSeat(m_hall->port(), m_hall->token("4002"), "?seats=B17");
    Ear dispatcher(m_hall->port(), m_hall->token("2001"), "");
    Ear taker(m_hall->port(), m_hall->token("1001"), "");
    Ear inspector(m_hall->port(), m_hall->token("5001"), "");
    for (std::size_t i = 0; i < 14; ++i)
        accept(i);
    for (Ear* ear : {&supervisor, &oneSeat, &dispatcher}) {
        const auto told = warnings(*ear);
        QCOMPARE(told.size(), std::size_t{2});
        QCOMPARE(told[0].level, wire::TopicLevel::Rising);
        QCOMPARE(told[1].level, wire::TopicLevel::Hot);
        QCOMPARE(told[1].topic.size, 11);
    }
    QVERIFY(warnings(taker).empty());
    QVERIFY(warnings(inspector).empty());
}

void ServerTopics::aRestartWarnsNobodyAgain()
{
    for (std::size_t i = 0; i < 12; ++i)
        accept(i);
    const auto before = list().topics;
    m_hall->restart();
    m_hall->api().topics.settle();
    const auto after = list().topics;
    QCOMPARE(after.size(), before.size());
    QCOMPARE(after.front().id, before.front().id);
    QCOMPARE(after.front().size, 12);
    Ear ear(m_hall->port(), m_hall->token("4001"), "");
    accept(12);
    QVERIFY(warnings(ear).empty());
    QCOMPARE(list().topics.front().size, 13);
}

void ServerTopics::otherPlacesAndMattersStayApart()
{
    for (std::size_t i = 0; i < 4; ++i) {
        accept(i);
        accept(i, "红旗区 锦绣家园 7 号楼");
        auto noise = heatingTicket(Hall::newId(), "楼下烧烤摊夜里吵到两点，油烟也大，请城管来管。");
        noise.fields[3].value = noise.fields[3].display = std::string("0301");
        QVERIFY(!m_hall->give("1002", noise).rejection);
    }
    m_hall->api().topics.settle();
    const auto topics = list().topics;
    QCOMPARE(topics.size(), std::size_t{3});
    for (const auto& topic : topics)
        QCOMPARE(topic.size, 4);
}

void ServerTopics::secretsTakeNoPart()
{
    for (std::size_t i = 0; i < 4; ++i)
        accept(i);
    for (std::size_t i = 0; i < 20; ++i) {
        auto secret = cold(Hall::newId(), i);
        secret.colour = "confidential";
        QVERIFY(!m_hall->give("1001", secret).rejection);
    }
    m_hall->api().topics.settle();
    QCOMPARE(list().topics.front().size, 4);
    m_hall->restart();
    m_hall->api().topics.settle();
    QCOMPARE(list().topics.size(), std::size_t{1});
    QCOMPARE(list().topics.front().size, 4);
    QCOMPARE(found("/v1/topics/" + list().topics.front().id).tickets.size(), std::size_t{4});
}

void ServerTopics::theDraftFindsItsTopic()
{
    for (std::size_t i = 0; i < 11; ++i)
        accept(i);
    const auto ask = [&](const wire::TopicDraft& draft) {
        const auto answer = m_hall->ask("POST", "/v1/topics/find", m_hall->token("1001"),
                                        wire::topicDraftBody(draft));
        return wire::parseTopicFound(answer.body).value();
    };
    wire::TopicDraft draft{TicketId(Hall::newId()), CategoryCode("0102"), DistrictCode("990101"),
                           "红旗区 阳光小区 5 号楼 601", "来电人反映家里暖气不热，室温十五度。"};
    const auto hot = ask(draft);
    QVERIFY(hot.topic && hot.topic->hot);
    QCOMPARE(hot.tickets.size(), std::size_t{11});
    draft.ticket = hot.tickets.front().id; // once it is a ticket itself it is not among the others
    QCOMPARE(ask(draft).tickets.size(), std::size_t{10});
    draft.place = "红旗区 锦绣家园";
    QVERIFY(!ask(draft).topic);
    QCOMPARE(list().topics.front().size, 11);
    QCOMPARE(m_hall->ask("POST", "/v1/topics/find", m_hall->token("1001"), "[]").status, 400);
}

/// As every year: nobody is warned of what the store knows from a year ago, though no topic does.
void ServerTopics::theSeasonIsKnownFromTheStore()
{
    for (std::size_t i = 0; i < 30; ++i)
        accept(i);
    m_hall->clock.advance(days{364});
    m_hall->logInAnew();
    m_hall->restart();
    m_hall->api().topics.settle();
    QVERIFY(list().topics.empty());
    Ear ear(m_hall->port(), m_hall->token("4001"), "");
    for (std::size_t i = 0; i < 6; ++i)
        accept(i);
    QVERIFY(warnings(ear).empty());
    QVERIFY(!list().topics.front().rising);
    for (std::size_t i = 0; i < 8; ++i)
        accept(i);
    const auto told = warnings(ear);
    QCOMPARE(told.size(), std::size_t{2});
    for (const auto& warning : told)
        if (warning.level == wire::TopicLevel::Rising)
            QVERIFY2(warning.topic.reason.find("去年同期平均每周6.0件") != std::string::npos,
                     warning.topic.reason.c_str());
}

/// What does not fit into the queue is read from the store.
void ServerTopics::moreThanMayWait()
{
    m_hall = std::make_unique<Hall>([](http::ServerOptions& options) {
        options.topics.waiting = 2;
        options.topics.tickets = 8;
    });
    std::vector<engine::Command> batch;
    for (std::size_t i = 0; i < 12; ++i)
        batch.push_back(Hall::command(cold(Hall::newId(), i)));
    for (const auto& answer : m_hall->give("1001", batch))
        QVERIFY(!answer.rejection);
    m_hall->api().topics.settle();
    QCOMPARE(list().topics.size(), std::size_t{1});
    QCOMPARE(list().topics.front().size, 8);
    accept(12); // the first one loses its words, but was raised
    QCOMPARE(list().topics.front().size, 9);
}

void ServerTopics::onlyWhoMayKnow()
{
    for (std::size_t i = 0; i < 4; ++i)
        accept(i);
    const auto path = "/v1/topics/" + list().topics.front().id;
    for (const char* staff : {"3001", "5101", "9100", "u-heat-co"}) {
        const auto answer = m_hall->ask("GET", path, m_hall->token(staff));
        QCOMPARE(answer.status, 403);
        QVERIFY(answer.body.find("阳光") == std::string::npos);
    }
    QVERIFY(m_hall->ask("GET", path, m_hall->token("1001")).body.find("13800006127") !=
            std::string::npos);
    QVERIFY(m_hall->ask("GET", path, m_hall->token("4001")).body.find("13800006127") ==
            std::string::npos);
    QCOMPARE(m_hall->api().access.latest(1).value().front().act, std::string("find_tickets"));
    QCOMPARE(m_hall->ask("GET", "/v1/topics/none", m_hall->token("4001")).errorCode(),
             std::string("unknown_topic"));
}

QTEST_GUILESS_MAIN(ServerTopics)
#include "tst_server_topics.moc"
