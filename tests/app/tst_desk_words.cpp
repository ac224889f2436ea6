#include "app/sources/desk_words.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using lianxin::sources::wordsFor;

namespace {

/// Codes written in a file of the tree, wherever `pattern` catches one.
QStringList codesIn(const QString& file, const QString& pattern)
{
    QFile source(QStringLiteral(LIANXIN_SOURCE_DIR "/") + file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    QStringList codes;
    auto found = QRegularExpression(pattern).globalMatch(QString::fromUtf8(source.readAll()));
    while (found.hasNext())
        codes += found.next().captured(1);
    return codes;
}

QStringList sourcesOf(const QString& room)
{
    QStringList files;
    for (const QString& name :
         QDir(QStringLiteral(LIANXIN_SOURCE_DIR "/") + room).entryList({"*.cpp"}, QDir::Files))
        files += room + QLatin1Char('/') + name;
    return files;
}

} // namespace

/// Whatever the centre refuses, a person reads a sentence about it.
class TestDeskWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRejectionHasASentence_data();
    void everyRejectionHasASentence();
    void anUnknownCodeIsNamed();
    void theDetailStandsInTheSentence();
};

void TestDeskWords::everyRejectionHasASentence_data()
{
    QTest::addColumn<QString>("code");
    QStringList codes{QStringLiteral("offline"), QStringLiteral("timeout"),
                      QStringLiteral("bad_answer"), QStringLiteral("too_old"),
                      QStringLiteral("body_differs")};
    for (const QString& file : sourcesOf(QStringLiteral("models/engine")))
        codes += codesIn(file, QStringLiteral("reject\\(\"([a-z_]*[a-z])\""));
    QVERIFY2(codes.size() > 30, "the rules are not where this test looks for them");
    const auto statuses = codesIn(QStringLiteral("server-stub/http/exchange.cpp"),
                                  QStringLiteral("\\{\"([a-z_]+)\", [0-9]{3}\\}"));
    QVERIFY2(statuses.size() > 25, "the statuses are not where this test looks for them");
    codes += statuses;
    codes.removeDuplicates();
    // Met by operators of the server only, who read them there.
    for (const auto* code : {"exists", "busy"})
        codes.removeAll(QLatin1String(code));
    for (const QString& code : std::as_const(codes))
        QTest::newRow(qPrintable(code)) << code;
}

void TestDeskWords::everyRejectionHasASentence()
{
    QFETCH(QString, code);
    const QString words = wordsFor(code, QStringLiteral("detail"));
    QVERIFY2(!words.contains(code), qPrintable(words));
    QVERIFY(words.endsWith(QStringLiteral("。")) || words.endsWith(QStringLiteral("detail")) ||
            words.endsWith(QStringLiteral("detail”。")));
}

void TestDeskWords::anUnknownCodeIsNamed()
{
    QCOMPARE(wordsFor(QStringLiteral("moon_is_full"), QStringLiteral("今晚")),
             QStringLiteral("未能完成（moon_is_full）今晚"));
}

void TestDeskWords::theDetailStandsInTheSentence()
{
    QCOMPARE(wordsFor(QStringLiteral("unknown_replay"), QStringLiteral("20261122-000001")),
             QStringLiteral("找不到通话记录“20261122-000001”。"));
}

QTEST_GUILESS_MAIN(TestDeskWords)
#include "tst_desk_words.moc"
