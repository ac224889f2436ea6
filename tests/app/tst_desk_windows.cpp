#include "app/city_source.h"
#include "app/sources/session_source.h"
#include "app/windows/desk_windows.h"
#include "app/windows/refusal_dialog.h"
#include "sample_call.h"
#include "widgets/map/map_scheme.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace lianxin;

namespace {

/// The sample call, and what a person wants of it.
class SampleSource : public sources::SessionSource {
public:
    const session::CallSession& session() const override { return shown; }
    UtcTime now() const override { return sample::now(); }
    void submit(session::Outcome outcome, const QString& clause) override
    {
        submitted.append({outcome, clause});
    }

    session::CallSession shown = sample::call();
    QList<std::pair<session::Outcome, QString>> submitted;
};

const std::shared_ptr<const engine::City>& demoCity()
{
    static const auto city = std::make_shared<const engine::City>(
        readCity(QStringLiteral(LIANXIN_SOURCE_DIR "/resources/city")).value());
    return city;
}

} // namespace

/// Both windows over a source, under the keys that people press.
class TestDeskWindows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { widgets::applyTheme(*qApp); }

    void aCaseIsRefusedOnlyOnAChosenClause()
    {
        SampleSource source;
        const std::string clause = "已进入信访渠道办理";
        source.shown.hints.push_back({"petition",
                                      session::HintLevel::Mind,
                                      "可能已进入信访渠道：核实后不予重复受理。",
                                      "这件事如果信访部门已经受理，热线不再重复转办。",
                                      "12345热线受理边界：" + clause,
                                      {}});
        windows::DeskWindows desk(source, windows::Purpose::Work);
        desk.setCity(demoCity(), {});
        show(desk.ticket());
        QTest::keyClick(&desk.ticket(), Qt::Key_R, Qt::AltModifier);
        auto* dialog = desk.ticket().findChild<windows::RefusalDialog*>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        auto* list = dialog->findChild<QListWidget*>();
        QCOMPARE(list->count(), int(demoCity()->clauses.refusals.size()));
        QVERIFY(list->selectedItems().isEmpty());
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(dialog->isVisible() && source.submitted.isEmpty());
        auto* say = dialog->findChild<QLabel*>("refusal.say");
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentRow(), 0);
        QVERIFY(say->text().contains(list->item(0)->text()));
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(say->text().contains(QString::fromUtf8("热线不再重复转办")));
        keep(*dialog, "refusal");
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(source.submitted.size(), 1);
        QCOMPARE(source.submitted.front().first, session::Outcome::Refused);
        QCOMPARE(source.submitted.front().second.toStdString(), clause);
    }

    void theNextCallTakesARefusalOfThisOneAway()
    {
        SampleSource source;
        windows::DeskWindows desk(source, windows::Purpose::Work);
        desk.setCity(demoCity(), {});
        show(desk.ticket());
        QTest::keyClick(&desk.ticket(), Qt::Key_R, Qt::AltModifier);
        QVERIFY(desk.ticket().findChild<windows::RefusalDialog*>());
        source.shown.offer.call = CallId("another");
        Q_EMIT source.changed();
        QTRY_VERIFY(!desk.ticket().findChild<windows::RefusalDialog*>());
        QVERIFY(source.submitted.isEmpty());
    }

    void onlyGroupsThatTakeCallsAreOffered()
    {
        SampleSource source;
        windows::DeskWindows desk(source, windows::Purpose::Work);
        desk.setCity(demoCity(), {});
        show(desk.conversation());
        QTest::keyClick(&desk.conversation(), Qt::Key_F9);
        const auto* menu = desk.conversation().findChild<QMenu*>("call.transfer.menu");
        QVERIFY(menu);
        QStringList offered;
        for (const auto* action : menu->actions())
            offered.append(action->text());
        QVERIFY(offered.contains(QString::fromUtf8("法律专家座席")));
        QVERIFY(!offered.contains(QString::fromUtf8("新媒体座席")));
    }

private:
    static void show(QWidget& window)
    {
        window.resize(1920, 1080);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    static void keep(QWidget& window, const char* name)
    {
        const QString folder = qEnvironmentVariable("LIANXIN_SHOTS");
        if (!folder.isEmpty())
            window.grab().save(folder + QLatin1Char('/') + QLatin1String(name) +
                               QStringLiteral(".png"));
    }
};

int main(int argc, char** argv)
{
#ifdef Q_OS_UNIX
    if (geteuid() == 0)
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
#endif
    widgets::registerMapScheme();
    QApplication application(argc, argv);
    TestDeskWindows test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_desk_windows.moc"
