#include "sample_call.h"
#include "sample_windows.h"
#include "widgets/destination/unit_chooser.h"
#include "widgets/theme/card.h"
#include "widgets/theme/card_list.h"
#include "widgets/theme/key_cap.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace lianxin;

/// The panels beside the form: what is near, and who shall act.
class TestTicketPanels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { widgets::applyTheme(*qApp); }
    void init() { m_live = std::make_unique<sample::LiveDesk>(sample::call()); }

    void repeatsAreMergedOrCompared()
    {
        widgets::NearbyPanel panel(&m_live->desk.nearby, &m_live->desk.topic);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QSignalSpy merged(&panel, &widgets::NearbyPanel::mergeRequested);
        QSignalSpy compared(&panel, &widgets::NearbyPanel::compareRequested);
        QTest::keyClick(&panel, Qt::Key_M, Qt::AltModifier);
        const auto* list = panel.findChild<widgets::CardList*>();
        list->findChildren<widgets::Card*>().at(1)->setFocus();
        QTest::keyClick(&panel, Qt::Key_C, Qt::AltModifier);
        QCOMPARE(merged.value(0).value(0).toString(), QStringLiteral("n-1"));
        QCOMPARE(compared.value(0).value(0).toString(), QStringLiteral("n-2"));
        m_live->desk.show({}, sample::now());
        QTest::keyClick(&panel, Qt::Key_M, Qt::AltModifier);
        QCOMPARE(merged.size(), 1);
    }

    void onlyATicketStillActedOnTakesAnother_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QString>("redone");
        QTest::addColumn<QString>("keys");
        QTest::newRow("signed") << QByteArray("signed") << "n-1"
                                << "Alt M|Alt C";
        QTest::newRow("replied") << QByteArray("replied") << ""
                                 << "Alt C";
        QTest::newRow("the caller's own, done with") << QByteArray("archived") << "n-1"
                                                     << "Alt 0|Alt C";
    }
    void onlyATicketStillActedOnTakesAnother()
    {
        QFETCH(QByteArray, state);
        QFETCH(QString, redone);
        auto session = m_live->session();
        session.nearby.front().state = state.toStdString();
        m_live->desk.show(session, sample::now());
        widgets::NearbyPanel panel(&m_live->desk.nearby, &m_live->desk.topic);
        panel.setRedone(redone);
        panel.resize(500, 400);
        panel.show();
        const auto* list = panel.findChild<widgets::CardList*>();
        QStringList keys;
        for (const auto* cap : list->findChildren<widgets::KeyCap*>())
            if (cap->isVisible())
                keys.append(cap->text());
        QTEST(keys.join(QLatin1Char('|')), "keys");
    }

    void anotherUnitIsChosenByKeys()
    {
        widgets::DestinationPanel panel(&m_live->desk.facts, &m_live->desk.deadlines);
        panel.setUnits({{"city", QString::fromUtf8("市人民政府"), -1},
                        {"gas", QString::fromUtf8("牧野燃气公司"), -1},
                        {"heating-company", QString::fromUtf8("牧野热力公司"), -1}});
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QSignalSpy chosen(&panel, &widgets::DestinationPanel::unitChosen);
        QTest::keyClick(&panel, Qt::Key_U, Qt::AltModifier);
        auto* chooser = panel.findChild<widgets::UnitChooser*>();
        QVERIFY(chosen.isValid() && chooser);
        auto* list = chooser->findChild<QListWidget*>();
        QCOMPARE(list->count(), 5);
        auto* edit = chooser->findChild<QLineEdit*>();
        edit->setText(QString::fromUtf8("燃气"));
        QCOMPARE(list->count(), 1);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), QStringLiteral("gas"));
    }

    void theUnitAsItStandsIsChosenFirst()
    {
        m_live->happen(session::DestinationChosen{{UnitId("housing-heat"), "住建局供热科"}});
        const QList<item::Choice> units{{"city", QString::fromUtf8("市人民政府"), -1}};
        widgets::UnitChooser chooser(m_live->desk.facts.destination().proposals, units, nullptr);
        chooser.setAttribute(Qt::WA_DeleteOnClose, false);
        auto* list = chooser.findChild<QListWidget*>();
        QCOMPARE(list->currentRow(), 0);
        QStringList shown;
        for (int row = 0; row < list->count(); ++row)
            shown.append(list->item(row)->text());
        QCOMPARE(shown, QString::fromUtf8("住建局供热科　现定|牧野热力公司　建议 · 99 %|"
                                          "东街街道　协办 · 60 %|市人民政府")
                            .split(QLatin1Char('|')));
        list->setCurrentRow(1);
        QVERIFY(chooser.findChild<QLabel*>()->text().contains(QString::fromUtf8("管网片区 07")));
    }

    void whereNoUnitIsProposedNoneIsChosenBeforehand()
    {
        const QList<item::Choice> units{{"city", QString::fromUtf8("市人民政府"), -1}};
        widgets::UnitChooser chooser({}, units, nullptr);
        chooser.setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy chosen(&chooser, &widgets::UnitChooser::chosen);
        auto* edit = chooser.findChild<QLineEdit*>();
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        QTest::keyClick(edit, Qt::Key_Down);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
    }

    void theHotTopicStandsAboveTheNearby()
    {
        sample::TicketScreen screen(m_live->desk);
        screen.resize(1920, 1080);
        screen.show();
        screen.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&screen));
        auto* card = screen.nearby->findChild<widgets::Card*>("nearby.topicCard");
        QVERIFY(!card->isVisible());
        QSignalSpy all(screen.nearby, &widgets::NearbyPanel::topicsRequested);
        QSignalSpy one(screen.nearby, &widgets::NearbyPanel::topicRequested);
        QTest::keyClick(&screen, Qt::Key_H, Qt::AltModifier);
        QCOMPARE(all.size(), 1);
        m_live->happen(sample::hotTopic());
        QVERIFY(card->isVisible());
        QVERIFY(card->accessibleName().contains(QString::fromUtf8("今天已有 12 件")));
        QTest::keyClick(&screen, Qt::Key_H, Qt::AltModifier);
        QCOMPARE(all.size(), 1);
        QCOMPARE(one.value(0).value(0).toString(), QStringLiteral("t-1"));
        screen.nearby->setReadOnly();
        QTest::keyClick(&screen, Qt::Key_H, Qt::AltModifier);
        QCOMPARE(one.size(), 1);
        m_live->happen(session::TopicShown{});
        QVERIFY(!card->isVisible());
    }

private:
    std::unique_ptr<sample::LiveDesk> m_live;
};

QTEST_MAIN(TestTicketPanels)
#include "tst_ticket_panels.moc"
