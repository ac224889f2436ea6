#include "sample_call.h"
#include "sample_map.h"
#include "sample_windows.h"
#include "widgets/commands/command_palette.h"
#include "widgets/knowledge/guide_view.h"
#include "widgets/map/map_scheme.h"
#include "widgets/queue/queue_panel.h"
#include "widgets/queue/table_sheet.h"
#include "widgets/theme/theme.h"
#include "widgets/ticketform/field_row.h"
#include "widgets/timeline/timeline_bar.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <QWebEngineView>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace lianxin;

namespace {

constexpr int kBlankColours = 3;

int coloursOf(const QImage& picture)
{
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 7)
        for (int x = 0; x < picture.width(); x += 7)
            colours.insert(picture.pixel(x, y));
    return int(colours.size());
}

} // namespace

/// Draws every panel and both screens to PNGs for people to look at: in `$LIANXIN_SHOTS`, else in
/// the build's `shots/`. What a test can tell of a picture is checked too: it is not blank, and
/// nothing reaches beyond its screen.
class TestGallery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString wanted =
            qEnvironmentVariable("LIANXIN_SHOTS", QStringLiteral(LIANXIN_SHOTS_DIR));
        QVERIFY(QDir().mkpath(wanted));
        m_dir = QDir(wanted);
        widgets::applyTheme(*qApp);
    }

    void conversation_data() { sizes(); }
    void conversation()
    {
        QFETCH(QSize, size);
        QFETCH(QString, story);
        item::Desk desk;
        sample::ConversationScreen screen(desk);
        screen.status->show(lineOf(story));
        screen.bar->setGroups({{"justice", QString::fromUtf8("法律专家座席"), -1}});
        screen.bar->setParties({{"12348", QString::fromUtf8("公共法律服务热线"), -1}});
        tell(desk, story);
        desk.focusField(QStringLiteral("category"));
        shoot(screen, size, QStringLiteral("conversation-%1-%2").arg(story).arg(size.width()));
    }

    void ticket_data() { sizes(); }
    void ticket()
    {
        QFETCH(QSize, size);
        QFETCH(QString, story);
        item::Desk desk;
        sample::TicketScreen screen(desk);
        screen.status->show(lineOf(story));
        screen.header->setColours({{"media", QString::fromUtf8("■ 媒体关切"), -1}});
        screen.header->setDraftSaved(
            story == QLatin1String("nothing") ? QString() : QStringLiteral("14:03:22"));
        screen.map->setLayers(sample::mapLayers());
        tell(desk, story);
        QSignalSpy drawn(screen.map, &widgets::MapPanel::ready);
        screen.resize(size);
        screen.show();
        screen.activateWindow();
        screen.map->start();
        QVERIFY(drawn.wait(30'000));
        desk.focusField(QStringLiteral("category"));
        screen.form->focusField(QStringLiteral("category"));
        settleMap(*screen.map);
        shoot(screen, size, QStringLiteral("ticket-%1-%2").arg(story).arg(size.width()));
    }

    void offer()
    {
        item::Desk desk;
        sample::ConversationScreen screen(desk);
        session::CallSession session;
        session::fold(session, {1, 0, sample::offer()});
        desk.show(session, sample::offeredAt() + std::chrono::seconds(3));
        shoot(screen, {1920, 1080}, QStringLiteral("conversation-offer"));
    }

    void guide_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("steps");
        for (const QSize size : {QSize(1920, 1080), QSize(1366, 768)})
            for (const int steps : {0, 1, 2})
                QTest::addRow("%d %d", steps, size.width()) << size << steps;
    }
    void guide()
    {
        QFETCH(QSize, size);
        QFETCH(int, steps);
        sample::LiveDesk live(sample::call());
        sample::ConversationScreen screen(live.desk);
        const knowledge::GuideId id("heating");
        live.happen(session::GuideUnfolded{true});
        live.happen(session::GuideKeyHeard{
            id, "start", 0, {sample::spanOf(live.session(), 2, "暖气不热")}});
        if (steps > 0)
            live.happen(session::GuideStepChosen{id, "start", 0});
        if (steps > 1)
            live.happen(session::GuideStepChosen{id, "alone", 1});
        screen.show();
        screen.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&screen));
        screen.knowledge->guide()->enter();
        shoot(screen, size, QStringLiteral("conversation-guide%1-%2").arg(steps).arg(size.width()));
    }

    void topic_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1920") << QSize(1920, 1080);
        QTest::newRow("1366") << QSize(1366, 768);
    }
    void topic()
    {
        QFETCH(QSize, size);
        sample::LiveDesk live(sample::call());
        sample::TicketScreen screen(live.desk);
        live.happen(sample::hotTopic());
        screen.map->setLayers(sample::mapLayers());
        QSignalSpy drawn(screen.map, &widgets::MapPanel::ready);
        screen.resize(size);
        screen.show();
        screen.map->start();
        QVERIFY(drawn.wait(30'000));
        settleMap(*screen.map);
        shoot(screen, size, QStringLiteral("ticket-topic-%1").arg(size.width()));
    }

    void sheets()
    {
        widgets::TableSheet topics(sample::topicsTable());
        shoot(topics, topics.size(), QStringLiteral("sheet-topics"));
        widgets::TableSheet tickets(sample::topicTicketsTable());
        shoot(tickets, tickets.size(), QStringLiteral("sheet-topic-tickets"));
        widgets::TableSheet answers(sample::answersGivenTable());
        shoot(answers, answers.size(), QStringLiteral("sheet-answers-given"));
        auto none = sample::answersGivenTable();
        none.rows.clear();
        widgets::TableSheet empty(none);
        shoot(empty, empty.size(), QStringLiteral("sheet-empty"));
    }

    void offline()
    {
        item::Desk desk;
        sample::ConversationScreen screen(desk);
        auto session = sample::call();
        session.online = false;
        session.muted = true;
        session.recogniser = {"lost", 0};
        session.hints.insert(session.hints.begin(), {"fire",
                                                     session::HintLevel::Danger,
                                                     "来电人说到火情：请立即转 119。",
                                                     "请您先撤到安全的地方，我马上为您接通 119。",
                                                     "受理边界 紧急警情",
                                                     {}});
        auto line = sample::seatLine();
        line.unsent = 3;
        screen.status->show(line);
        desk.show(session, sample::now());
        shoot(screen, {1920, 1080}, QStringLiteral("conversation-offline"));
    }

    void smallPanels()
    {
        widgets::TimelineBar timeline;
        timeline.setDuration(240'000);
        timeline.setAnsweredAt(sample::kAnsweredMs);
        timeline.setPosition(95'000);
        QList<widgets::Mark> marks;
        for (int i = 1; i < 24; ++i)
            marks.append({i * 9'700,
                          i % 3 == 0 ? widgets::MarkKind::Field : widgets::MarkKind::Utterance,
                          {}});
        marks.append({225'000, widgets::MarkKind::Submit, {}});
        timeline.setMarks(marks);
        shoot(timeline, {1920, 56}, QStringLiteral("timeline"));

        item::CardModel cards(item::CardModel::Source::Nearby);
        widgets::QueuePanel queue(QString::fromUtf8("待派单"), &cards);
        cards.showCards(sample::call().nearby, sample::now());
        shoot(queue, {1000, 320}, QStringLiteral("queue"));
    }

    void palette()
    {
        item::Desk desk;
        sample::ConversationScreen one(desk);
        sample::TicketScreen two(desk);
        desk.show(sample::call(), sample::now());
        widgets::CommandPalette palette(widgets::deskActions({&one, &two}));
        shoot(palette, {520, 640}, QStringLiteral("commands"));
    }

private:
    static void sizes()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("story");
        for (const QSize size : {QSize(1920, 1080), QSize(1366, 768)})
            for (const char* story : {"nothing", "call", "long", "surge"})
                QTest::addRow("%s %d", story, size.width()) << size << QString::fromLatin1(story);
    }

    static widgets::SeatLine lineOf(const QString& story)
    {
        auto line = sample::seatLine();
        if (story == QLatin1String("surge"))
            line.surge = QString::fromUtf8("应急模式：暴雪红色预警");
        return line;
    }

    /// The short form, a marked ticket, marked tickets around it, and a third on the line.
    static session::CallSession inSurge()
    {
        auto session = sample::call();
        session.nearby.front().mark = "■ 媒体关切";
        session.nearby.front().paint = "#cf222e";
        session.offer.history.front().mark = "◆ 营商环境";
        session.offer.history.front().paint = "#1f6feb";
        for (const session::Body& body : std::initializer_list<session::Body>{
                 session::FormShortened{true, "应急模式"},
                 session::ColourChosen{"media", "■ 媒体关切"},
                 session::PartyJoined{"0399-3600142", "红旗区城市管理局"}})
            session::fold(session, {session.seq + 1, session.atMs, body});
        return session;
    }

    static void tell(item::Desk& desk, const QString& story)
    {
        if (story == QLatin1String("nothing"))
            desk.show({}, sample::now());
        else if (story == QLatin1String("call"))
            desk.show(sample::call(), sample::now());
        else if (story == QLatin1String("surge"))
            desk.show(inSurge(), sample::now());
        else
            desk.show(sample::longCall(), sample::now() + std::chrono::minutes(4));
    }

    /// The page draws in another process: looks until two pictures in a row are the same.
    static void settleMap(widgets::MapPanel& map)
    {
        QImage before;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const QImage now = map.view()->grab().toImage();
                const bool still =
                    !before.isNull() && now == before && coloursOf(now) > kBlankColours;
                before = now;
                return still;
            }(),
            10'000);
    }

    void shoot(QWidget& widget, QSize size, const QString& name)
    {
        widget.resize(size);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QCoreApplication::processEvents();
        QCOMPARE(widget.size(), size);
        const QImage picture = widget.grab().toImage();
        QVERIFY(picture.save(m_dir.filePath(name + QStringLiteral(".png"))));
        QVERIFY2(coloursOf(picture) > kBlankColours, "the picture is blank");
    }

    QDir m_dir;
};

int main(int argc, char** argv)
{
#ifdef Q_OS_UNIX
    if (geteuid() == 0)
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
#endif
    widgets::registerMapScheme();
    QApplication application(argc, argv);
    TestGallery test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_gallery.moc"
