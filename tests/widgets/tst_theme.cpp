#include "widgets/theme/palette.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QColor>
#include <QFontInfo>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace lianxin::widgets;

namespace {

/// Relative luminance and contrast ratio of WCAG 2.1.
double luminance(QColor colour)
{
    const auto channel = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

double contrast(QRgb a, QRgb b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textStandsOutFromItsGround_data()
    {
        using namespace palette;
        QTest::addColumn<QRgb>("ink");
        QTest::addColumn<QRgb>("ground");
        const auto pair = [](const char* name, QRgb ink, QRgb ground) {
            QTest::newRow(name) << ink << ground;
        };
        pair("ink on panel", kInk, kPanel);
        pair("soft on panel", kInkSoft, kPanel);
        pair("quiet on panel", kInkQuiet, kPanel);
        pair("quiet on a chosen card", kInkQuiet, kBlueTint);
        pair("soft on ground", kInkSoft, kGround);
        pair("soft on status", kInkSoft, kStatus);
        pair("violet on status", kViolet, kStatus);
        pair("violet on its tint", kViolet, kVioletTint);
        pair("ink on violet tint", kInk, kVioletTint);
        pair("ink on lit words", kInk, kVioletLit);
        pair("soft on lit words", kInkSoft, kVioletLit);
        pair("green on its tint", kGreen, kGreenTint);
        pair("green on panel", kGreen, kPanel);
        pair("green on status", kGreen, kStatus);
        pair("amber on its tint", kAmber, kAmberTint);
        pair("amber on panel", kAmber, kPanel);
        pair("red on its tint", kRed, kRedTint);
        pair("blue on panel", kBlue, kPanel);
        pair("blue on its tint", kBlue, kBlueTint);
        pair("bar", kBarInk, kBar);
        pair("bar, soft", kBarInkSoft, kBar);
        pair("bar button", kBarInk, kBarButton);
        pair("primary", kBarInk, kBlue);
        pair("danger", kBarInk, kRed);
        pair("good", kBarInk, kGreen);
        pair("held", kBarInk, kAmber);
    }
    void textStandsOutFromItsGround()
    {
        QFETCH(QRgb, ink);
        QFETCH(QRgb, ground);
        const double ratio = contrast(ink, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
    }

    void theStyleSheetNamesOnlyColoursThatExist()
    {
        const QString sheet = styleSheet();
        QVERIFY(sheet.size() > 1000);
        const auto unknown = QRegularExpression(QStringLiteral("@\\w+")).match(sheet);
        QVERIFY2(!unknown.hasMatch(), qPrintable(unknown.captured()));
    }

    void chineseIsDrawnWithChineseForms()
    {
        applyTheme(*qApp);
        QCOMPARE(QFontInfo(qApp->font()).family(), QStringLiteral("Noto Sans CJK SC"));
        QCOMPARE(qApp->font().pixelSize(), int(TextSize::Body));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
