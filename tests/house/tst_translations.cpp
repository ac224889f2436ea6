#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

/// Texts of a .ts file whose translation is missing or unfinished.
QStringList unfinished(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {QStringLiteral("cannot read ") + file};
    QStringList missing;
    QString source;
    QXmlStreamReader xml(&in);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            const bool open =
                xml.attributes().value(QLatin1String("type")) == QLatin1String("unfinished");
            if (open ||
                xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed().isEmpty())
                missing += source;
        }
    }
    if (xml.hasError())
        missing += xml.errorString();
    return missing;
}

} // namespace

/// Every text a person reads is there in every language.
class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUnfinishedTextIsFound()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("x.ts")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<TS><context><message><source>a</source><translation>b</translation></message>"
                   "<message><source>c</source><translation "
                   "type=\"unfinished\"></translation></message></context></TS>");
        file.close();
        QCOMPARE(unfinished(file.fileName()), QStringList{QStringLiteral("c")});
    }

    void everyLanguageIsComplete_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("Chinese") << "lianxin_zh_CN.ts";
        QTest::newRow("English") << "lianxin_en.ts";
    }
    void everyLanguageIsComplete()
    {
        QFETCH(QString, name);
        QTemporaryDir folder;
        const QString copy = folder.filePath(name);
        QVERIFY(QFile::copy(QStringLiteral(LIANXIN_SOURCE_DIR "/translations/") + name, copy));
        QString lupdate = QStandardPaths::findExecutable(QStringLiteral("lupdate"),
                                                         {QStringLiteral("/usr/lib/qt6/bin")});
        QVERIFY2(!lupdate.isEmpty(), "lupdate (qt6-l10n-tools) is not installed");
        QProcess process;
        process.setWorkingDirectory(QStringLiteral(LIANXIN_SOURCE_DIR));
        process.start(lupdate, {QStringLiteral("-silent"), QStringLiteral("-locations"),
                                QStringLiteral("none"), QStringLiteral("-source-language"),
                                QStringLiteral("zh_CN"), QStringLiteral("-I"), QStringLiteral("./"),
                                QStringLiteral("app"), QStringLiteral("widgets"),
                                QStringLiteral("models/item"), QStringLiteral("-ts"), copy});
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 0);
        const QStringList missing = unfinished(copy);
        QVERIFY2(missing.isEmpty(),
                 qPrintable(QStringLiteral("run .ci/translations and translate: ") +
                            missing.mid(0, 10).join(QStringLiteral(" | "))));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
