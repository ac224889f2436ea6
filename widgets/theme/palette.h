#pragma once

#include <QColor>

/// The desk's colours. Each stands for one meaning: blue = what I can do or am on; violet = a
/// machine's guess not yet confirmed; green = good or confirmed; amber = mind this; red = broken
/// promise or danger. Text on its ground has a contrast of 4.5:1 or more. The same names are
/// written as `@name` in resources/style/lianxin.qss.
namespace lianxin::widgets::palette {

inline constexpr QRgb kGround = 0xffeef1f4; ///< behind the panels
inline constexpr QRgb kPanel = 0xffffffff;
inline constexpr QRgb kLine = 0xffd5dbe2;
inline constexpr QRgb kLineStrong = 0xffb9c2cc;
inline constexpr QRgb kInk = 0xff16202b;
inline constexpr QRgb kInkSoft = 0xff3d4a58;  ///< second line
inline constexpr QRgb kInkQuiet = 0xff5b6876; ///< captions
inline constexpr QRgb kBar = 0xff16283c;
inline constexpr QRgb kBarButton = 0xff274360;
inline constexpr QRgb kBarCap = 0xff0e1c2b;
inline constexpr QRgb kBarInk = 0xffffffff;
inline constexpr QRgb kBarInkSoft = 0xffc3d0de;
inline constexpr QRgb kBlue = 0xff0b5fc0;
inline constexpr QRgb kBlueTint = 0xffe3eefb;
inline constexpr QRgb kBlueFaint = 0xfff4f9ff;
inline constexpr QRgb kViolet = 0xff6b3fc4;
inline constexpr QRgb kVioletTint = 0xfff3edfc;
inline constexpr QRgb kVioletLine = 0xffcdb9ee;
inline constexpr QRgb kVioletLit = 0xffd9c8f6;
inline constexpr QRgb kGreen = 0xff167340;
inline constexpr QRgb kGreenTint = 0xffe4f4ea;
inline constexpr QRgb kAmber = 0xffa85800;
inline constexpr QRgb kAmberTint = 0xfffff1dc;
inline constexpr QRgb kRed = 0xffb3261e;
inline constexpr QRgb kRedTint = 0xfffde8e6;
inline constexpr QRgb kStatus = 0xffdfe4eb;

} // namespace lianxin::widgets::palette
