#include "app/sources/cards.h"
#include "models/ticket/field.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::sources;

namespace {

constexpr places::Point kPin{113.05, 35.04};
/// A degree of latitude is about 111,000 m.
constexpr double kDegreePerMetre = 1 / 111000.0;

engine::City town()
{
    engine::City city;
    city.categories = ticket::CategoryTree{{{CategoryCode{"0101"}, "供热", {}},
                                            {CategoryCode{"010101"}, "室温不达标", {}},
                                            {CategoryCode{"010102"}, "停暖", {}},
                                            {CategoryCode{"0301"}, "噪声", {}},
                                            {CategoryCode{"030101"}, "夜间施工", {}}}};
    return city;
}

engine::TicketView made(const char* id, const char* category, const char* summary, double metres,
                        ticket::State state = ticket::State::Archived)
{
    engine::TicketView view;
    view.id = TicketId{id};
    view.category = CategoryCode{category};
    ticket::FieldValue words;
    words.name = ticket::field::kSummary;
    words.value = Personal(summary);
    words.display = Personal(summary);
    view.fields = {words};
    view.point = places::Point{kPin.lon, kPin.lat + metres * kDegreePerMetre};
    view.state = state;
    return view;
}

std::vector<std::string> order(const std::vector<engine::TicketView>& tickets,
                               const SoughtMatter& sought)
{
    std::vector<std::string> ids;
    for (const auto& card : nearbyCards(tickets, town(), sought))
        ids.push_back(card.id.str());
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

/// Earlier tickets beside a call: those of its matter first, however near the others are.
class TestCards : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMatterBeforeThePlace();
    void wordsTellWhereTheCategoryDoesNot();
    void amongAlikeTheNearest();
    void theOutcomeIsTold();
    void likenessStaysWithinBounds();
};

void TestCards::theMatterBeforeThePlace()
{
    const std::vector<engine::TicketView> tickets{
        made("noise, here", "030101", "工地半夜施工", 5, ticket::State::Dispatched),
        made("branch", "010102", "整栋楼停暖", 200), made("leaf, far", "010101", "室温低", 490)};
    QCOMPARE(order(tickets, {kPin, CategoryCode{"010101"}, {}}),
             (Ids{"leaf, far", "branch", "noise, here"}));
    QCOMPARE(order(tickets, {kPin, CategoryCode{"030101"}, {}}).front(),
             std::string("noise, here"));
    // While nothing is known of the matter, what is open and near comes first.
    QCOMPARE(order(tickets, {kPin, {}, {}}), (Ids{"noise, here", "branch", "leaf, far"}));
}

void TestCards::wordsTellWhereTheCategoryDoesNot()
{
    const std::vector<engine::TicketView> tickets{
        made("other words", "010101", "卧室只有十四度，要求上门测温", 10),
        made("like words", "010101", "换热站水泵坏了，整个小区暖气冰凉", 400)};
    const SoughtMatter pump{kPin, CategoryCode{"010101"}, "小区换热站的水泵坏了，暖气冰凉"};
    QCOMPARE(order(tickets, pump), (Ids{"like words", "other words"}));
    const SoughtMatter measure{kPin, CategoryCode{"010101"}, "卧室十四度，希望上门测温"};
    QCOMPARE(order(tickets, measure), (Ids{"other words", "like words"}));
}

void TestCards::amongAlikeTheNearest()
{
    const std::vector<engine::TicketView> tickets{made("far", "010101", "室温低", 480),
                                                  made("middle", "010101", "室温低", 350),
                                                  made("near", "010101", "室温低", 40)};
    QCOMPARE(order(tickets, {kPin, CategoryCode{"010101"}, "室温低"}),
             (Ids{"near", "middle", "far"}));
}

void TestCards::theOutcomeIsTold()
{
    auto settled = made("t", "010101", "室温低", 40);
    settled.reply = Personal("已更换水泵，室温恢复。");
    const auto cards = nearbyCards({settled}, town(), {kPin, CategoryCode{"010101"}, {}});
    QCOMPARE(cards.front().outcome, std::string("已更换水泵，室温恢复。"));
    QVERIFY(cards.front().metres > 35 && cards.front().metres < 45);
    QVERIFY(!cards.front().mood);
    ticket::FieldValue mood;
    mood.name = ticket::field::kMood;
    mood.value = Personal("furious");
    settled.fields.push_back(mood);
    QVERIFY(cardOf(settled, town()).mood == session::Mood::Furious);
}

void TestCards::likenessStaysWithinBounds()
{
    const auto same = made("t", "010101", "暖气不热，室温只有十四度", 0, ticket::State::Dispatched);
    const auto cards =
        nearbyCards({same}, town(), {kPin, CategoryCode{"010101"}, "暖气不热，室温只有十四度"});
    QVERIFY(cards.front().likeness > 0.95 && cards.front().likeness <= 1);
    auto nowhere = same;
    nowhere.point.reset();
    nowhere.category = {};
    nowhere.fields.clear();
    nowhere.state = ticket::State::Archived;
    QCOMPARE(nearbyCards({nowhere}, town(), {kPin, {}, {}}).front().likeness, 0.0);
}

QTEST_APPLESS_MAIN(TestCards)
#include "tst_cards.moc"
